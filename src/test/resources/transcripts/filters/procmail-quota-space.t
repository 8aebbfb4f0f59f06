# objective: 211.2
# level: 3
# title: when a folder cannot be written
No rights, a full device, a directory in the way, a read-only home; what is said, and where the mail is.

  $ cd /tmp; mkdir box; printf 'From: bob@example.com\nSubject: hello\n\nbody\n' > mail; run() { su bob -c 'procmail LOCKSLEEP=1 ./rc < mail; echo "[$?]"' 2>&1; }
  $ printf 'DEFAULT=/tmp/box/in\nORGMAIL=/tmp/box/org\n' > rc; chmod 777 box; run; ls box; chmod 755 box; rm box/*; run
  [0]
  in
  procmail: Lock failure on "/tmp/box/in.lock"
  procmail: Error while writing to "/tmp/box/in"
  procmail: Error while writing to "/tmp/box/org"
  [73]
  $ chmod 777 box; printf 'MAILDIR=/tmp/box\nDEFAULT=in\n:0\n/dev/full\n' > rc; run; ls box; touch box/locked; chmod 400 box/locked; printf 'MAILDIR=/tmp/box\nDEFAULT=in\n:0:\nlocked\n' > rc; run; ls -A box
  procmail: Error while writing to "/dev/full"
  [0]
  in
  procmail: Error while writing to "locked"
  [0]
  in
  locked
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=in\n:0 i\n/dev/full\n' > rc; run;  printf 'MAILDIR=/tmp/box\nDEFAULT=in\n:0 c\n/dev/full\n:0 e\nerr\n' > rc; run; ls box
  [0]
  procmail: Error while writing to "/dev/full"
  [0]
  err
  in
  locked
  $ printf 'MAILDIR=/nowhere\nDEFAULT=in\n' > rc; run; ls -A /var/mail box; printf 'LOGFILE=/tmp/log\nMAILDIR=/root\nDEFAULT=/tmp/box/last\n:0\nhere\n' > rc; run; ls box; cat log
  procmail: Couldn't chdir to "/nowhere"
  [0]
  /var/mail:
  bob
  
  box:
  err
  in
  locked
  [0]
  err
  in
  locked
  procmail: Couldn't chdir to "/root"
   Subject: hello
    Folder: here								     44
  $ su bob -c 'procmail -t DEFAULT=/nowhere/x ORGMAIL=/nowhere/y LOCKSLEEP=0 /dev/null < mail; echo "[$?]"; procmail DEFAULT=/nowhere/x ORGMAIL=/nowhere/y LOCKSLEEP=0 EXITCODE=75 /dev/null < mail; echo "[$?]"' 2>&1
  procmail: Lock failure on "/nowhere/x.lock"
  procmail: Error while writing to "/nowhere/x"
  procmail: Error while writing to "/nowhere/y"
  [75]
  procmail: Lock failure on "/nowhere/x.lock"
  procmail: Error while writing to "/nowhere/x"
  procmail: Error while writing to "/nowhere/y"
  [75]
