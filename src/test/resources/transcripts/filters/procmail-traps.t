# objective: 211.2
# level: 3
# title: TRAP, EXITCODE and the end
What procmail says and returns at its end, and the commands that it runs then.

  $ cd /tmp; mkdir box; printf 'From bob@example.com Mon Feb  3 10:00:00 2025\nFrom: bob@example.com\nSubject: hello\n\nx\n' > mail; run() { rm -rf box/*; procmail ./rc < mail 2>&1; echo "[$?]"; ls box; }
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=in\nTRAP="cat > /tmp/trapped; echo $EXITCODE; exit 9"\n' > rc; run; cat trapped
  
  [0]
  in
  From bob@example.com Mon Feb  3 10:00:00 2025
  From: bob@example.com
  Subject: hello
  
  x
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=in\nEXITCODE=5\n' > rc; run
  [5]
  in
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=in\nTRAP="echo $EXITCODE; exit 9"\nEXITCODE=""\n' > rc; run
  
  [9]
  in
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=in\nTRAP="exit 9"\nEXITCODE=-1\n' > rc; run
  /bin/sh: 0: cannot open exit: No such file
  [0]
  in
  $ printf 'LOGFILE=/tmp/log\nEXITCODE=75\nHOST=away\n' > rc; run; cat log
  [75]
  From bob@example.com Mon Feb  3 10:00:00 2025
   Subject: hello
    Folder: 								      0
  $ rm log; printf 'LOGFILE=/tmp/log\nDEFAULT=/nowhere/a\nORGMAIL=/nowhere/b\n' > rc; procmail LOCKSLEEP=1 ./rc < mail; echo $?; cat log; procmail -t LOCKSLEEP=1 ./rc < mail; echo $?; tail -1 log
  73
  procmail: Lock failure on "/nowhere/a.lock"
  procmail: Error while writing to "/nowhere/a"
  procmail: Error while writing to "/nowhere/b"
  From bob@example.com Mon Feb  3 10:00:00 2025
   Subject: hello
    Folder: **Bounced**							      0
  75
    Folder: **Requeued**							      0
  $ printf 'MAILDIR=/tmp/box\nLOGABSTRACT=all\nLOGFILE=/tmp/log\n:0 c\none\n:0 c\ntwo/\n:0 c\n| cat > three\n:0\nfour\n' > rc; rm log; run; sed 's/two.new.[^\t]*/two-NAME/' log
  [0]
  four
  one
  three
  two
  From bob@example.com Mon Feb  3 10:00:00 2025
   Subject: hello
    Folder: one								     87
  From bob@example.com Mon Feb  3 10:00:00 2025
   Subject: hello
    Folder: two-NAME			     40
  From bob@example.com Mon Feb  3 10:00:00 2025
   Subject: hello
    Folder:  cat > three							     87
  From bob@example.com Mon Feb  3 10:00:00 2025
   Subject: hello
    Folder: four								     87
  $ printf 'MAILDIR=/tmp/box\nLOGABSTRACT=no\nLOGFILE=/tmp/log\nLOG="just this\n"\n:0\none\n' > rc; rm log; run; cat log
  [0]
  one
  just this
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=in\nTIMEOUT=2\n:0 fw\n| sleep 30\n:0 w\n| sleep 40\nX=`sleep 20; echo y`\nLOG="<$X>\n"\n' > rc; run
  procmail: Timeout, terminating "sleep"
  procmail: Rescue of unfiltered data succeeded
  procmail: Timeout, terminating "sleep"
  procmail: Program failure (-15) of "sleep"
  procmail: Timeout, terminating "sleep 20; echo y"
  procmail: Rescue of unfiltered data failed
  <>
  [0]
  in
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=in\n:0 w\n| kill -TERM $$\n:0 e\nerrors\n' > rc; run
  procmail: Terminating prematurely
  [75]
  $ printf 'LOG="up\n"\n:0 w\n| sleep 100\n' > rc; procmail ./rc < mail & sleep 1; kill %1; wait %1; echo $?
  up
  procmail: Terminating prematurely
  75
