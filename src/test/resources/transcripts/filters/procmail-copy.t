# objective: 211.2
# level: 1
# title: copies with the c flag
A copy to a file, to a program, to somebody else, into a block.

  $ cd /tmp; mkdir box; printf 'From: bob@example.com\nTo: alice@example.com\nSubject: hello\n\nbody\n' > mail; run() { rm -rf box/* log; procmail LOGFILE=/tmp/log ./rc < mail; sleep 0.3; ls box; grep Folder log | tr -s '\t ' ' '; }
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n:0 c:\nbackup\n' > rc; run
  backup
  inbox
   Folder: inbox 66
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\nLOGABSTRACT=all\n:0 c:\nbackup\n:0 c\n| cat > piped\n' > rc; run
  backup
  inbox
  piped
   Folder: backup 66
   Folder: cat > piped 66
   Folder: inbox 66
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n:0 c\n* ^Subject:.*hello\n{\n  :0 fhw\n  | formail -I "X-Copy: yes"\n  :0:\n  copies\n}\n' > rc; run; grep -c X-Copy box/*
  inbox
   Folder: inbox 66
  0
  [1]
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n:0 c\n{\n  NOTE=changed\n}\n:0:\n* NOTE ?? changed\nnoted\n' > rc; run
  inbox
   Folder: inbox 66
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n:0 c\n{ }\n' > rc; run; grep -c '^From ' box/inbox
  inbox
   Folder: inbox 66
  0
  [1]
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n:0 hc:\nheads\n:0 bc:\nbodies\n' > rc; run; tail -n +2 box/heads; cat box/bodies
  bodies
  heads
  inbox
   Folder: inbox 66
  To: alice@example.com
  Subject: hello
  
  body
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n:0 c\none/\n:0 c\ntwo/.\n:0\nthree\n' > rc; run; ls box/two; ls box/one/new | wc -l
  one
  three
  two
   Folder: three 66
  1
  1
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n:0 cw\n| false\n:0 e:\nfailed\n:0 a:\nworked\n' > rc; run; sed -i s/false/true/ rc; run; grep -v 'Folder\|Subject\|^From' log
  failed
   Folder: failed 66
  inbox
   Folder: inbox 66
  [1]
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n:0 fc\n| cat\n' > rc; run; cat log | grep procmail:
  inbox
   Folder: inbox 66
  procmail: Extraneous copy-flag ignored
