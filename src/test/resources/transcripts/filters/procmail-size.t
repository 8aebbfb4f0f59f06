# objective: 211.2
# level: 2
# title: big mail goes aside
Size conditions with < and >, the body alone, the number of lines, attachments.

  $ cd /tmp; mkdir box; for n in 500 5000 50000; do (printf "From: bob@example.com\nSubject: $n\n\n"; head -c $n /dev/zero | tr '\0' x | fold -w 70; echo) > mail$n; done; wc -c mail*; run() { for n in 500 5000 50000; do procmail ./rc < mail$n; done; for f in box/*; do echo $f: $(grep ^Subject $f); done; rm -f box/*; }
    544 mail500
   5109 mail5000
  50753 mail50000
  56406 total
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=small\n:0:\n* > 10000\nbig\n:0:\n* > 1000\nmiddle\n' > rc; run
  box/big: Subject: 50000
  box/middle: Subject: 5000
  box/small: Subject: 500
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=other\n:0:\n* < 1000\nsmall\n:0:\n* ! < 10000\nbig\n' > rc; run
  box/big: Subject: 50000
  box/other: Subject: 5000
  box/small: Subject: 500
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=other\n:0:\n* B ?? > 5000\nbody\n' > rc; run; printf 'MAILDIR=/tmp/box\nDEFAULT=other\n:0:\n* H ?? > 20\nhead\n' > rc; run
  box/body: Subject: 5000 Subject: 50000
  box/other: Subject: 500
  box/head: Subject: 500 Subject: 5000 Subject: 50000
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=other\nLIMIT=1000\n:0:\n* $ > $LIMIT\nover\n' > rc; run; printf 'MAILDIR=/tmp/box\nDEFAULT=other\n:0:\n* > 1k\nover\n' > rc; run
  box/other: Subject: 500
  box/over: Subject: 5000 Subject: 50000
  procmail: Skipped "k"
  procmail: Skipped "k"
  procmail: Skipped "k"
  box/over: Subject: 500 Subject: 5000 Subject: 50000
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=other\n:0 h:\n* > 10000\nheads\n' > rc; procmail ./rc < mail50000; tail -n +2 box/heads; rm box/*
  Subject: 50000
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=other\n:0 B:\n* 1^1 ^.*$\n* -20^0\nlong\n' > rc; run; printf 'MAILDIR=/tmp/box\nDEFAULT=other\n:0\n* > 10000\n{\n  :0 fbw\n  | head -c 100; echo; echo "[cut]"\n  :0:\n  cut\n}\n' > rc; run; procmail ./rc < mail50000; tail -3 box/cut
  box/long: Subject: 5000 Subject: 50000
  box/other: Subject: 500
  box/cut: Subject: 50000
  box/other: Subject: 500 Subject: 5000
  xxxxxxxxxxxxxxxxxxxxxxxxxxxxx
  [cut]
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=other\nLOGFILE=/tmp/log\n:0:\n* > 10000\n* > 60000\nhuge\n:0:\n>1000\nthird\n' > rc; run; cat log | grep -v '^From\|Subject'
  box/>1000: Subject: 500 Subject: 5000 Subject: 50000
  box/cut: Subject: 50000
    Folder: >1000								    545
    Folder: >1000								   5110
    Folder: >1000								  50754
