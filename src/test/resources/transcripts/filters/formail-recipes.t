# objective: 211.2
# level: 2
# title: formail inside recipes
Marks in the subject, fields taken out, a reply-to, the address of the sender for a test.

  $ cd /tmp; mkdir box; printf 'From: "Bob B." <bob@example.com>\nTo: alice@example.com\nSubject: offer\nX-Mailer: Foo\nReceived: from a\nReceived: from b\nReply-To: sales@example.net\n\nbody\n' > mail; run() { rm -f box/*; procmail ./rc < mail 2>&1; ls box; }
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\nSUBJ=`formail -zxSubject:`\n:0 fhw\n| formail -I "Subject: [ext] $SUBJ" -I X-Mailer: -I "Reply-To: list@example.com"\n' > rc; run; tail -n +2 box/inbox
  inbox
  From: "Bob B." <bob@example.com>
  To: alice@example.com
  Received: from a
  Received: from b
  Subject: [ext] offer
  Reply-To: list@example.com
  
  body
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n:0 fhw\n| formail -i "Reply-To: list@example.com" -I Received: -U To\n' > rc; run; tail -n +2 box/inbox
  inbox
  From: "Bob B." <bob@example.com>
  To: alice@example.com
  Subject: offer
  X-Mailer: Foo
  Old-Reply-To: sales@example.net
  Reply-To: list@example.com
  
  body
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\nFROM=`formail -rtzxTo:`\nNAME=`formail -zxFrom: | sed "s/ *<.*//"`\n:0:\n$FROM\n' > rc; run; sed -i 's/$FROM$/"$NAME"/' rc; run
  sales@example.net
  "Bob B."
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n:0\n* ? formail -x Received: | wc -l | grep -qx " *2"\ntwo-hops\n' > rc; run; printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n:0\n* 1^1 ^Received:\n* -1^0\nhops\n' > rc; run
  two-hops
  hops
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n:0 fhw\n* ! ^X-Loop:\n| formail -a "X-Loop: me" -a "Subject: none" -A "X-Late: 1"\n' > rc; run; tail -n +2 box/inbox | head -9; procmail ./rc < box/inbox; grep -c X-Loop box/inbox
  inbox
  From: "Bob B." <bob@example.com>
  To: alice@example.com
  Subject: offer
  X-Mailer: Foo
  Received: from a
  Received: from b
  Reply-To: sales@example.net
  X-Loop: me
  X-Late: 1
  2
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n:0 fhw\n| formail -R Subject: X-Was: -R From: X-From:\n' > rc; run; tail -n +2 box/inbox | head -4; printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n:0 fw\n| formail -k -X Subject: -X From:\n' > rc; run; cat box/inbox
  inbox
  X-From: "Bob B." <bob@example.com>
  To: alice@example.com
  X-Was: offer
  X-Mailer: Foo
  inbox
  From: "Bob B." <bob@example.com>
  Subject: offer
  
  body
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\nID=`formail -zxMessage-ID:`\n:0\n* ID ?? ^^^^\n{ LOG="no id\n" }\n:0 fhw\n| formail -a Message-ID:\n' > rc; run; grep -c '^Message-ID: <.*@mail' box/inbox; printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n:0 fw\n| (formail -r -A "X-Loop: a"; echo ok)\n' > rc; run; tail -n +2 box/inbox
  no id
  inbox
  1
  inbox
  Subject: Re: offer
  X-Loop: a
  
  ok
  $ formail -X From: -X Subject: < mail; formail -xFrom: -xSubject: < mail; formail -cxReceived < mail; formail -zxReceived: < mail | tr '\n' '|'; echo; formail -rk < mail; formail -rtkzX To: < mail
  From: "Bob B." <bob@example.com>
  Subject: offer
   "Bob B." <bob@example.com>
   offer
   from a
   from b
  from a|from b|
  To: bob@example.com
  Subject: Re: offer
  
  >body
  
  To: sales@example.net
  
  >body
