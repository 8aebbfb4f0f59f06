# objective: 211.2
# level: 2
# title: locks, and the lockfile command
The second colon, LOCKFILE, a stale lock, LOCKTIMEOUT, and lockfile in a script.

  $ cd /tmp; mkdir box; printf 'From: bob@example.com\nSubject: hello\n\nx\n' > mail; run() { procmail ./rc < mail 2>&1 | sed 's/\[[0-9]*\] .*/[PID] DATE/'; ls -A box; rm -rf box/*; }
  $ printf 'MAILDIR=/tmp/box\nVERBOSE=yes\n:0:\nwithlock\n' > rc; run
  procmail: [PID] DATE
  procmail: Locking "withlock.lock"
  procmail: Assigning "LASTFOLDER=withlock"
  procmail: Opening "withlock"
  procmail: Acquiring kernel-lock
  procmail: [PID] DATE
  procmail: Unlocking "withlock.lock"
   Subject: hello
    Folder: withlock							     41
  withlock
  $ printf 'MAILDIR=/tmp/box\nVERBOSE=yes\n:0\nnolock\n' > rc; run; printf 'MAILDIR=/tmp/box\nVERBOSE=yes\n:0: special\nnamed\n' > rc; run
  procmail: [PID] DATE
  procmail: Assigning "LASTFOLDER=nolock"
  procmail: Opening "nolock"
  procmail: Acquiring kernel-lock
   Subject: hello
    Folder: nolock							     41
  nolock
  procmail: [PID] DATE
  procmail: Locking "special"
  procmail: Assigning "LASTFOLDER=named"
  procmail: Opening "named"
  procmail: Acquiring kernel-lock
  procmail: [PID] DATE
  procmail: Unlocking "special"
   Subject: hello
    Folder: named								     41
  named
  $ printf 'MAILDIR=/tmp/box\nVERBOSE=yes\nLOCKSLEEP=1\n:0:\nmd/\n' > rc; run | grep -v 'Error\|PID' | sed 's/[0-9]*\.[0-9]*_[0-9]*\.mail/NAME/'
  procmail: Assigning "LOCKSLEEP=1"
  procmail: Locking "md/.lock"
  procmail: Locking "md/.lock"
  procmail: Locking "md/.lock"
  procmail: Locking "md/.lock"
  procmail: Locking "md/.lock"
  procmail: Locking "md/.lock"
  procmail: Locking "md/.lock"
  procmail: Locking "md/.lock"
  procmail: Lock failure on "md/.lock"
  procmail: Assigning "LASTFOLDER=md/new/NAME.example.com"
   Subject: hello
    Folder: md/new/NAME.example.com			     40
  md
  $ printf 'MAILDIR=/tmp/box\n:0:\n| cat\n' > rc; run;  printf 'MAILDIR=/tmp/box\n:0:\n| cat >> out\n' > rc; run; printf 'MAILDIR=/tmp/box\n:0: cat.lock\n| cat >> out; ls\n' > rc; run
  procmail: Couldn't determine implicit lockfile from "cat"
  out
  out
  $ touch box/busy.lock; printf 'MAILDIR=/tmp/box\nLOCKSLEEP=1\nLOCKTIMEOUT=3\nSUSPEND=1\n:0:\nbusy\n' > rc; date +%s > t1; run; date +%s > t2; test $(($(cat t2) - $(cat t1))) -ge 3 && echo waited
  procmail: Forcing lock on "busy.lock"
  busy
  waited
  $ printf 'MAILDIR=/tmp/box\nLOCKFILE=$HOME/.lockmail\nLOG="`ls -A $HOME | grep lock`\n"\n:0\nfile\n' > rc; run; ls -A ~ | grep lock; printf 'MAILDIR=/tmp/box\nLOCKFILE=$HOME/.lockmail\nLOCKFILE=\nLOG="[`ls -A $HOME | grep lock`]\n"\n:0\nfile\n' > rc; run
  .lockmail
  file
  []
  file
  $ printf 'MAILDIR=/tmp/box\nLOCKEXT=.lck\nVERBOSE=on\n:0:\nfile\n' > rc; run | grep -i lock
  procmail: Locking "file.lck"
  procmail: Acquiring kernel-lock
  procmail: Unlocking "file.lck"
  $ lockfile -r 2 -1 my.lock; echo $?; ls -l my.lock | cut -c1-10; lockfile -r 1 -1 my.lock; echo $?; rm -f my.lock; lockfile my.lock && echo got; rm -f my.lock
  0
  -r--r--r--
  lockfile: Sorry, giving up on "my.lock"
  73
  got
  $ lockfile -r 0 a.lock b.lock; ls *.lock; lockfile -r 0 c.lock a.lock; echo $?; ls *.lock; rm -f *.lock; lockfile -l 2 -r 3 -1 -s 0 x.lock; lockfile -l 2 -r 5 -1 -s 0 x.lock; echo $?; rm -f x.lock
  a.lock
  b.lock
  lockfile: Sorry, giving up on "a.lock"
  73
  a.lock
  b.lock
  lockfile: Forcing lock on "x.lock"
  0
  $ lockfile -h 2>&1 | head -3; lockfile -v 2>&1 | head -1; lockfile -z x 2>&1 | head -2; lockfile 2>&1 | head -1
  Usage: lockfile -v | -nnn | -r nnn | -l nnn | -s nnn | -! | -ml | -mu | file ...
  	-v	display the version number and exit
  	-nnn	wait nnn seconds between locking attempts
  lockfile v3.23pre 2001/09/13
  Usage: lockfile -v | -nnn | -r nnn | -l nnn | -s nnn | -! | -ml | -mu | file ...
  Usage: lockfile -v | -nnn | -r nnn | -l nnn | -s nnn | -! | -ml | -mu | file ...
  $ (lockfile s.lock; sleep 3; rm -f s.lock) & sleep 1; lockfile -1 s.lock; echo free; rm -f s.lock; wait
  free
