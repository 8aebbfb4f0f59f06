# objective: 211.2
# level: 3
# title: formail -s: mailboxes and digests taken apart
Skipping, counting, FILENO, digests, false From lines, exit statuses and the id cache.

  $ cd /tmp; for i in 1 2 3; do printf "From u$i@example.com Mon Feb  3 10:00:0$i 2025\nFrom: u$i@example.com\nSubject: mail $i\nMessage-ID: <$i@x>\n\nbody $i\nFrom now on\n\nFrom u$i nowhere\n\n"; done > mbox; grep -c . mbox
  21
  $ formail -s < mbox | cmp - mbox && echo same; formail -s sh -c 'echo $FILENO; grep -c .' < mbox; FILENO=7 formail -s sh -c 'echo $FILENO' < mbox; FILENO=x formail -s sh -c 'echo "<$FILENO>"; cat >/dev/null' < mbox
  - mbox differ: byte 109, line 7
  000
  7
  001
  7
  002
  7
  7
  8
  9
  <x>
  <x>
  <x>
  $ formail +1 -1 -s grep Subject < mbox; formail -2 -zx Subject: -s < mbox; formail +5 -s cat < mbox; echo $?; formail -0 -s cat < mbox; echo $?
  Subject: mail 2
  mail 1
  mail 2
  0
  74
  $ formail -es grep -c . < mbox; formail -m 3 -s sh -c 'grep Subject; cat' < mbox; formail -m 5 -s sh -c 'grep -c .' < mbox
  7
  7
  7
  Subject: mail 1
  Subject: mail 2
  Subject: mail 3
  21
  $ printf 'Subject: digest\nFrom: list@example.com\n\nTopics:\n  one\n\n----\n\nDate: today\nFrom: a@example.com\nSubject: one\n\ntext\n\n----\nFrom: b@example.com\nSubject: two\n\nmore\n\nX-Odd: field\nno header\n' > digest; formail +1 -ds sh -c 'echo "== $FILENO"; cat' < digest | sed 's/  .* 20../  TIME/'; formail -des sh -c 'echo "== $FILENO"; cat' < digest | grep -A2 ==| sed 's/  .* 20../  TIME/'
  == 000
  From a@example.com  TIME
  Date: today
  From: a@example.com
  Subject: one
  
  text
  
  ----
  From: b@example.com
  Subject: two
  
  more
  
  X-Odd: field
  no header
  
  == 000
  From list@example.com  TIME
  Subject: digest
  --
  == 001
  From a@example.com  TIME
  Date: today
  --
  == 002
  From b@example.com  TIME
  From: b@example.com
  $ formail -s false < mbox; echo $?; formail -s sh -c 'cat >/dev/null; exit 7' < mbox; echo $?; formail -s /nowhere/x < mbox; echo $?; formail -n1 -s sh -c 'cat >/dev/null; exit 3' < mbox; echo $?; formail -s < /dev/null; echo $?
  1
  7
  /bin/sh: 0: cannot open /nowhere/x: No such file
  /bin/sh: 0: cannot open /nowhere/x: No such file
  /bin/sh: 0: cannot open /nowhere/x: No such file
  2
  3
  0
  $ formail -D 40 cache < mbox; echo $?; formail -s formail -D 40 cache < mbox; tr '\0' '|' < cache; echo; for i in 4 5 6 7 8 9 1; do printf "Message-ID: <$i-and-long@x>\n\n" | formail -D 40 cache; echo -n "$? "; tr '\0' '|' < cache; echo; done
  1
  <1@x>|<2@x>|<3@x>||
  1 <1@x>|<2@x>|<3@x>|<4-and-long@x>||
  1 <1@x>|<2@x>|<3@x>|<4-and-long@x>|<5-and-long@x>||
  1 <6-and-long@x>||>|<4-and-long@x>|<5-and-long@x>||
  1 <6-and-long@x>|<7-and-long@x>||>|<5-and-long@x>||
  1 <6-and-long@x>|<7-and-long@x>|<8-and-long@x>||>||
  1 <9-and-long@x>||7-and-long@x>|<8-and-long@x>||>||
  1 <9-and-long@x>|<1-and-long@x>||8-and-long@x>||>||
  $ rm cache; cat mbox mbox | formail -D 8192 cache -s | grep -c ^Subject; printf 'Subject: x\n\n' | formail -D 100 cache; echo $?; printf 'From: bob@example.com\n\n' | formail -rD 100 cache2; echo $?; printf 'From: bob@example.com\n\n' | formail -rD 100 cache2; echo $?; tr '\0' '|' < cache2; formail -D 10 /nowhere/x < mbox; echo $?
  3
  1
  1
  0
  bob@example.com||formail: Couldn't open "/nowhere/x"
  73
  $ printf 'From a@x Mon Feb  3 10:00:00 2025\nContent-Length: 30\n\n12345678\nFrom b@x Mon Feb  3 10:00:00 2025\nSubject: x\n\nend\n' > cl; formail -s sh -c 'echo ==; cat' < cl; formail -Ys sh -c 'echo ==; cat' < cl; formail -es sh -c 'echo ==; cat' < cl; formail -q- -s cat < cl | tail -1; sed -i s/30/3000/ cl; formail -q- -s cat < cl | tail -1
  ==
  From a@x Mon Feb  3 10:00:00 2025
  Content-Length: 30
  
  12345678
  From b@x Mon Feb  3 10:00:00 2025
  Subject: x
  
  end
  
  ==
  From a@x Mon Feb  3 10:00:00 2025
  Content-Length: 30
  
  12345678
  >From b@x Mon Feb  3 10:00:00 2025
  Subject: x
  
  end
  
  ==
  From a@x Mon Feb  3 10:00:00 2025
  Content-Length: 30
  
  12345678
  From b@x Mon Feb  3 10:00:00 2025
  Subject: x
  
  end
  
  
  formail: Content-Length: field exceeds actual length by 2940 bytes
  $ formail -l box -s < mbox; printf 'x\n' | formail -s procmail VERBOSE=off DEFAULT=/tmp/in /dev/null; cat in | sed 's/  .*//'; formail -s procmail DEFAULT=/tmp/in /dev/null < mbox; grep -c '^From ' in
  From u1@example.com Mon Feb  3 10:00:01 2025
   Subject: mail 1
    Folder: box								    139
  From u2@example.com Mon Feb  3 10:00:02 2025
   Subject: mail 2
    Folder: box								    139
  From u3@example.com Mon Feb  3 10:00:03 2025
   Subject: mail 3
    Folder: box								    139
  From foo@bar
  
  x
  
  4
