# objective: 211.2
# level: 3
# title: lock files
Local and global lock files, stale ones, the command lockfile, and what cannot be locked.

  $ cd /tmp; mkdir box; printf 'From: bob@example.com\nSubject: hello\n\nx\n' > mail; run() { procmail ./rc < mail 2>&1 | grep -v '^procmail: \['; ls -A box; }
  $ printf 'MAILDIR=/tmp/box\nVERBOSE=on\nLOCKSLEEP=1\n:0: own.lock\na\n' > rc; run
  procmail: Assigning "LOCKSLEEP=1"
  procmail: Locking "own.lock"
  procmail: Assigning "LASTFOLDER=a"
  procmail: Opening "a"
  procmail: Acquiring kernel-lock
  procmail: Unlocking "own.lock"
   Subject: hello
    Folder: a								     41
  a
  $ touch box/a.lock; (sleep 3; rm box/a.lock) & printf 'MAILDIR=/tmp/box\nLOCKSLEEP=1\n:0:\na\n' > rc; run; wait
  a
  $ touch -d '1 hour ago' box/a.lock; printf 'MAILDIR=/tmp/box\nSUSPEND=1\n:0:\na\n' > rc; run
  procmail: Forcing lock on "a.lock"
  a
  $ printf 'MAILDIR=/tmp/box\nLOCKFILE=g.lock\nLS=`ls box; ls`\nLOG="$LS\n"\n:0:g.lock\na\n' > rc; run
  ls: cannot access 'box': No such file or directory
  a
  g.lock
  procmail: Deadlock attempted on "g.lock"
  a
  $ printf 'MAILDIR=/tmp/box\nVERBOSE=on\nLOCKFILE=one\nLOCKFILE=two\nLOCKFILE\n:0\nb\n' > rc; run
  procmail: Assigning "LOCKFILE=one"
  procmail: Locking "one"
  procmail: Assigning "LOCKFILE=two"
  procmail: Unlocking "one"
  procmail: Locking "two"
  procmail: Assigning "LOCKFILE"
  procmail: Unlocking "two"
  procmail: Assigning "LASTFOLDER=b"
  procmail: Opening "b"
  procmail: Acquiring kernel-lock
   Subject: hello
    Folder: b								     41
  a
  b
  $ printf 'MAILDIR=/tmp/box\n:0:\n| cat >> pipe\n:0:\n| cat\n' > rc; run
  a
  b
  pipe
  $ lockfile box/l; ls -l box/l | cut -c1-10; cat box/l; echo; lockfile -1 -r1 box/l; echo $?; lockfile -! -r0 box/l; echo $?; rm -f box/l
  -r--r--r--
  0
  lockfile: Sorry, giving up on "box/l"
  73
  lockfile: Sorry, giving up on "box/l"
  0
  $ lockfile -r0 box/x box/y; lockfile -r0 box/z box/y; echo $?; ls box; touch -d '1 hour ago' box/x; lockfile -l 60 -s 1 -r 0 box/x; echo $?
  lockfile: Sorry, giving up on "box/y"
  73
  a
  b
  pipe
  x
  y
  lockfile: Forcing lock on "box/x"
  0
  $ lockfile; echo $?; lockfile -q; echo $?; lockfile /nowhere/x; echo $?; lockfile -ml; ls /var/mail; lockfile -r0 -ml; echo $?; lockfile -mu; ls /var/mail; lockfile -mu; echo $?
  Usage: lockfile -v | -nnn | -r nnn | -l nnn | -s nnn | -! | -ml | -mu | file ...
  64
  Usage: lockfile -v | -nnn | -r nnn | -l nnn | -s nnn | -! | -ml | -mu | file ...
  64
  lockfile: Try praying, giving up on "/nowhere/x"
  69
  root
  root.lock
  lockfile: Sorry, giving up on "/var/mail/root.lock"
  73
  root
  lockfile: Can't unlock "/var/mail/root.lock"
  Usage: lockfile -v | -nnn | -r nnn | -l nnn | -s nnn | -! | -ml | -mu | file ...
  64
  $ su alice -c 'lockfile -ml; ls -l /var/mail; lockfile -mu; lockfile -r 0 /root/x; echo $?'| sed 's/ [A-Z].*:.. / /'
  lockfile: Try praying, giving up on "/root/x"
  total 4
  -r--r--r-- 1 alice mail 1 alice.lock
  -rw------- 1 root  mail 0 root
  69
  $ printf 'MAILDIR=/tmp/box\nLOCKSLEEP=1\n:0: /nowhere/lock\nc\n' > rc; run
  procmail: Lock failure on "/nowhere/lock"
  a
  b
  c
  pipe
  x
  y
