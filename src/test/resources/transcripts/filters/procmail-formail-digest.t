# objective: 211.2
# level: 2
# title: a digest taken apart with formail
+1 -ds, a mailbox sorted by procmail again, counting and picking with -n, -e and FILENO.

  $ cd /tmp; printf 'From list@example.org Mon Feb  3 10:00:00 2025\nFrom: list@example.org\nSubject: List Digest, Vol 1, Issue 2\n\nToday:\n\n   1. one\n   2. two\n\n------------------------------\n\nFrom: bob@example.com\nDate: Mon, 3 Feb 2025 09:00:00 +0000\nSubject: one\n\ntext one\n\n------------------------------\n\nFrom: carol@example.com\nDate: Mon, 3 Feb 2025 09:30:00 +0000\nSubject: two\n\ntext two\n\n------------------------------\n\nEnd of Digest\n' > digest
  $ formail +1 -ds < digest | grep -E '^(From|Subject|Date)'; formail -ds sh -c 'echo "-- $FILENO"; cat' < digest
  From bob@example.com  Sat Nov 21 15:26:33 2026
  From: bob@example.com
  Date: Mon, 3 Feb 2025 09:00:00 +0000
  Subject: one
  From carol@example.com  Sat Nov 21 15:26:33 2026
  From: carol@example.com
  Date: Mon, 3 Feb 2025 09:30:00 +0000
  Subject: two
  -- 000
  From list@example.org Mon Feb  3 10:00:00 2025
  From: list@example.org
  Subject: List Digest, Vol 1, Issue 2
  
  Today:
  
     1. one
     2. two
  
  ------------------------------
  
  -- 001
  From bob@example.com  Sat Nov 21 15:26:33 2026
  From: bob@example.com
  Date: Mon, 3 Feb 2025 09:00:00 +0000
  Subject: one
  
  text one
  
  ------------------------------
  
  -- 002
  From carol@example.com  Sat Nov 21 15:26:33 2026
  From: carol@example.com
  Date: Mon, 3 Feb 2025 09:30:00 +0000
  Subject: two
  
  text two
  
  ------------------------------
  
  End of Digest
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=rest\n:0:\n* ^From:.*bob\nbob\n' > rc; mkdir box; formail +1 -ds procmail ./rc < digest; for f in box/*; do echo $f; tail -n +2 $f; done
  box/bob
  From: bob@example.com
  Date: Mon, 3 Feb 2025 09:00:00 +0000
  Subject: one
  
  text one
  
  ------------------------------
  
  box/rest
  From: carol@example.com
  Date: Mon, 3 Feb 2025 09:30:00 +0000
  Subject: two
  
  text two
  
  ------------------------------
  
  End of Digest
  $ for i in 1 2 3 4 5; do printf "From u$i@example.com Mon Feb  3 10:00:0$i 2025\nFrom: u$i@example.com\nTo: alice@example.com\nSubject: mail number $i\n\nbody $i\n\n"; done > mbox; formail -s procmail ./rc < mbox; grep -c '^From ' box/rest; FILENO=1 formail -s sh -c 'formail > msg.$FILENO' < mbox; ls msg*; head -2 msg.3
  6
  msg.1
  msg.2
  msg.3
  msg.4
  msg.5
  From u3@example.com Mon Feb  3 10:00:03 2025
  From: u3@example.com
  $ formail -s formail -xSubject: < mbox; formail +2 -2 -s formail -X Subject: < mbox; formail -1 -s < mbox
   mail number 1
   mail number 2
   mail number 3
   mail number 4
   mail number 5
  Subject: mail number 3
  Subject: mail number 4
  From u1@example.com Mon Feb  3 10:00:01 2025
  From: u1@example.com
  To: alice@example.com
  Subject: mail number 1
  
  body 1
  $ FILENO=100 formail -s sh -c 'echo $FILENO; cat >/dev/null' < mbox; FILENO=008 formail -s sh -c 'echo $FILENO; cat >/dev/null' < mbox | tail -2
  100
  101
  102
  103
  104
  011
  012
  $ formail -s sh -c 'formail -I "Status: RO" -I To:' < mbox > new; grep -c '^Status' new; grep -c '^To' new; grep -c '^From ' new
  5
  0
  5
  $ formail -c -I Received: -s < mbox | cmp - mbox && echo same; formail -ns cat < mbox | wc -l; formail -s wc -l < mbox | sort -u
  same
  35
  7
  $ printf 'Subject: lone\n\nx\nFrom me\n\nFrom you\nSubject: fake\n\ny\n' | formail -es sh -c 'echo --; cat' | sed 's/  .*//'; printf 'x\n' | formail -ds cat | sed 's/  .*//'
  --
  From foo@bar
  Subject: lone
  
  x
  >From me
  
  >From you
  Subject: fake
  
  y
  
  From foo@bar
  
  x
