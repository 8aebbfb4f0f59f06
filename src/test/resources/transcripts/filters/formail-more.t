# objective: 211.2
# level: 2
# title: formail by hand
Mailboxes made of loose mails, fields listed, a reply written, and what the options are.

  $ cd /tmp; printf 'From: Bob <bob@example.com>\nTo: alice@example.com\nSubject: one\nX-A: 1\nX-A: 2\n\nFrom here\n' > one; printf 'Subject: two\nDate: Mon, 3 Feb 2025 10:00:00 +0000\nFrom: carol@example.com\n\ntext\n' > two; cat one two > both; formail < one | sed '1s/  .*//'; for f in one two; do formail < $f; done > box; grep -c '^From ' box; formail -s formail -zxSubject: < box
  From bob@example.com
  From: Bob <bob@example.com>
  To: alice@example.com
  Subject: one
  X-A: 1
  X-A: 2
  
  >From here
  
  2
  one
  two
  $ formail -b < one | tail -1; formail -f < one | head -1; formail -d -s sh -c 'echo "($FILENO)"; cat' < both | sed 's/  .*//'; formail -XX- < one; formail -x X-A < one; formail -zxX-A: -zxFrom: < one; formail -cXTo < one
  
  From: Bob <bob@example.com>
  (000)
  From bob@example.com
  From: Bob <bob@example.com>
  To: alice@example.com
  Subject: one
  X-A: 1
  X-A: 2
  
  >From here
  Subject: two
  Date: Mon, 3 Feb 2025 10:00:00 +0000
  From: carol@example.com
  
  text
  
  X-A: 1
  X-A: 2
   1
   2
  Bob <bob@example.com>
  1
  2
  To: alice@example.com
  $ formail -I 'From: new@example.com' -f < one | head -3; formail -i 'From: new@example.com' -f < one | tail -4 | head -2; formail -I X-A: -f < one | grep -c X-A; formail -i 'X-A: 3' -f < one | grep X-A; formail -a 'X-A: 4' -A 'X-B: 5' -f < one | grep X-; formail -u X-A: -f < one | grep X-; formail -U X-A: -f < one | grep X-
  To: alice@example.com
  Subject: one
  X-A: 1
  From: new@example.com
  
  0
  Old-X-A: 1
  Old-X-A: 2
  X-A: 3
  X-A: 1
  X-A: 2
  X-B: 5
  X-A: 1
  X-A: 2
  $ formail -R X-A X-Z -f < one | grep X-; formail -zf < one | grep -c .; printf 'Subject:    spaces   \n\nx\n' | formail -zf; printf 'Subject:none\n\nx\n' | formail -zf; formail -r < two; formail -rk < two; formail -rt -I 'From: alice@example.com' < one
  X-Z: 1
  X-Z: 2
  6
  Subject:    spaces
  
  x
  
  Subject: none
  
  x
  
  To: carol@example.com
  Subject: Re: two
  
  To: carol@example.com
  Subject: Re: two
  
  >text
  
  To: bob@example.com
  Subject: Re: one
  From: alice@example.com
  $ formail -q -D 100 c < one; echo $?; formail -D 1000 c < one; echo $?; formail -a Message-ID: -f < one | grep -c '^Message-ID: <.*>'; formail -l inbox < one 2>&1 | tail -1; formail -n 2 -s cat < box | grep -c Subject; formail +1 -1 -s < box | grep Subject
  1
  1
  1
    Folder: inbox								    137
  2
  Subject: two
  $ formail -v 2>&1 | head -1; formail -h 2>&1 | head -3; formail -V < one 2>&1 | head -1; formail -s nosuchprog < box 2>&1 | head -2; echo $?; formail -p '> ' -rk < one | tail -2; formail -p '' -b < one | tail -1; formail -t < one | head -1; formail -k < one 2>&1 | head -1
  formail v3.23pre 2001/09/13
  Usage: formail [-vbczfrktqY] [-D nnn idcache] [-p prefix] [-l folder]
  	[-xXaAiIuU field] [-R ofield nfield]
     Or: formail [+nnn] [-nnn] [-bczfrktedqBY] [-D nnn idcache] [-p prefix]
  Usage: formail [-vbczfrktqY] [-D nnn idcache] [-p prefix] [-l folder]
  /bin/sh: 0: cannot open nosuchprog: No such file
  /bin/sh: 0: cannot open nosuchprog: No such file
  0
  > > From here
  
  
  From bob@example.com  Sat Nov 21 16:49:53 2026
  Usage: formail [-vbczfrktqY] [-D nnn idcache] [-p prefix] [-l folder]
