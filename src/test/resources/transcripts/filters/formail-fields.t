# objective: 211.2
# level: 3
# title: formail: fields added, renamed and thrown out
-a -A -i -I -u -U -R -z -c -k -X with partial names, continued fields and the envelope line.

  $ cd /tmp; printf 'From bob@example.com Mon Feb  3 10:00:00 2025\n>From root Mon Feb  3 10:00:00 2025\nReceived: from a\nReceived: from b\n\tby c\nReceived: from d\nFrom: "Bob B." <bob@example.com> (home)\nTo : alice@example.com,\n carol@example.com\nX-One:\nX-Two:two\nX-Three:  three  \nContent-Length: 99\nSubject: Re: a long\n  subject\n\nbody\nFrom the start\n>From quoted\n' > mail
  $ formail < mail; formail -f < mail | head -3; formail -b < mail | tail -4; formail -z -c < mail | head -12
  From bob@example.com Mon Feb  3 10:00:00 2025
  >From root Mon Feb  3 10:00:00 2025
  Received: from a
  Received: from b
  	by c
  Received: from d
  From: "Bob B." <bob@example.com> (home)
  To: alice@example.com,
   carol@example.com
  X-One:
  X-Two:two
  X-Three:  three
  Content-Length: 99
  Subject: Re: a long
    subject
  
  body
  From the start
  >From quoted
  
  From bob@example.com Mon Feb  3 10:00:00 2025
  >From root Mon Feb  3 10:00:00 2025
  Received: from a
  body
  From the start
  >From quoted
  
  From bob@example.com Mon Feb  3 10:00:00 2025
  >From root Mon Feb  3 10:00:00 2025
  Received: from a
  Received: from b 	by c
  Received: from d
  From: "Bob B." <bob@example.com> (home)
  To: alice@example.com,  carol@example.com
  X-Two: two
  X-Three:  three
  Content-Length: 99
  Subject: Re: a long   subject
  $ formail -u Received < mail | grep -A1 Received; formail -U Received: < mail | grep -A1 Received; formail -u X- < mail | grep X-; formail -U Rec -u Received: -f < mail | grep -A1 Rec
  Received: from a
  From: "Bob B." <bob@example.com> (home)
  Received: from d
  From: "Bob B." <bob@example.com> (home)
  X-One:
  X-Two:two
  X-Three:  three
  Received: from a
  Received: from d
  From: "Bob B." <bob@example.com> (home)
  $ formail -I Received: -I X- -I 'From ' < mail | head -4; formail -i 'X-Two: new' -i 'X-Nine: nine' -I 'X-One: filled' < mail | grep X-; formail -i Subject: < mail | grep -A1 -i subject
  From: "Bob B." <bob@example.com> (home)
  To: alice@example.com,
   carol@example.com
  Content-Length: 99
  Old-X-Two:two
  X-Three:  three
  X-Two: new
  X-Nine: nine
  X-One: filled
  Old-Subject: Re: a long
    subject
  $ formail -R Subject: X-Subject: -R X- Y- -R 'From:' From < mail | sed -n '3,12p'; formail -R 'From ' 'X-Envelope-From:' < mail | head -3; formail -R X-Two:Z-Two: < mail | grep Z-
  formail: Invalid field-name: "From"
  Usage: formail [-vbczfrktqY] [-D nnn idcache] [-p prefix] [-l folder]
  	[-xXaAiIuU field] [-R ofield nfield]
     Or: formail [+nnn] [-nnn] [-bczfrktedqBY] [-D nnn idcache] [-p prefix]
  	[-n [nnn]] [-m nnn] [-l folder] [-xXaAiIuU field] [-R ofield nfield]
  	-s [prg [arg ...]]
  X-Envelope-From:bob@example.com Mon Feb  3 10:00:00 2025
   From root Mon Feb  3 10:00:00 2025
  Received: from a
  Z-Two:two
  $ formail -X Re -x X- < mail; formail -x To -z < mail; formail -X '' < mail | wc -l; formail -kX Subject: < mail; formail -cX Received < mail; formail -xz 2>&1 | head -2
  Received: from a
  Received: from b
  	by c
  Received: from d
  
  two
    three
  alice@example.com,
   carol@example.com
  15
  Subject: Re: a long
    subject
  
  body
  >From the start
  >From quoted
  
  Received: from a
  Received: from b 	by c
  Received: from d
  $ formail -a 'X-One: added' -a 'X-Four: four' -a Message-ID: -A 'X-Five: 5' < mail | sed 's/<.*@/<ID@/' | grep -E 'X-|Message'; formail -a 'Date: today' -I From < mail | head -2
  X-One:
  X-Two:two
  X-Three:  three
  X-Four: four
  Message-ID: <ID@mail.example.com>
  X-Five: 5
  Received: from a
  Received: from b
  $ printf 'Subject: no sender\n\nx\n' | formail | sed 's/  .*//'; printf 'just text\nmore\n' | formail | sed 's/  .*//'; printf '\n\n\nSubject: leading\n\n' | formail -f; printf '' | formail | sed 's/  .*//'; printf 'Subject: none' | formail -f
  From foo@bar
  Subject: no sender
  
  x
  
  From foo@bar
  
  just text
  more
  
  Subject: leading
  
  From foo@bar
  
  Subject: none
  $ formail -A 'no colon' < mail 2>&1 | head -1; formail -a Resent- < mail 2>&1 | head -1; formail -k < mail 2>&1 | head -1; formail -Q < mail 2>&1 | head -1; formail -s -x < mail; echo $?; formail -D x y < mail 2>/dev/null; echo $?; formail -x < /dev/null 2>/dev/null; echo $?
  formail: Invalid field-name: "no colon"
  formail: Invalid field-name: "Resent-"
  Usage: formail [-vbczfrktqY] [-D nnn idcache] [-p prefix] [-l folder]
  Usage: formail [-vbczfrktqY] [-D nnn idcache] [-p prefix] [-l folder]
  + From bob@example.com Mon Feb 3 10:00:00 2025
  /bin/sh: 1: From: not found
  + root Mon Feb 3 10:00:00 2025
  /bin/sh: 2: root: not found
  + Received: from a
  /bin/sh: 3: Received:: not found
  + Received: from b
  /bin/sh: 4: Received:: not found
  + by c
  /bin/sh: 5: by: not found
  + Received: from d
  /bin/sh: 6: Received:: not found
  /bin/sh: 7: Syntax error: "(" unexpected
  2
  64
  64
  $ formail -l 'my folder' < mail; formail -Y -l x -b < mail | tail -1
  From bob@example.com Mon Feb  3 10:00:00 2025
  >From root Mon Feb  3 10:00:00 2025
   Subject: Re: a long   subject
    Folder: my folder							    340
    Folder: x								    340
