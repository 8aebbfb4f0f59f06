# objective: 211.2
# level: 3
# title: programs, shells and what they see
SHELL, SHELLMETAS, the environment, arguments with quotes, the working directory, TIMEOUT.

  $ cd /tmp; mkdir box; printf 'From: bob@example.com\nSubject: hello there\n\nbody\n' > mail; run() { rm -rf box/*; procmail ./rc < mail 2>&1; ls box; }; printf '#!/bin/sh\nprintf "<%%s>" "$@" >> /tmp/box/args\necho >> /tmp/box/args\n' > show; chmod +x show
  $ printf 'MAILDIR=/tmp/box\nA="one two"\n:0 cw\n| /tmp/show $A "$A" '"'"'$A'"'"' x\\ y\n:0\n/dev/null\n' > rc; run; cat box/args; sed -i 's/x...y/\& ;/; s/ \& ;/ ; true/' rc; run; cat box/args
  args
  <one><two><one two><$A><x y>
  args
  <one><two><one two><$A><x y>
  $ printf 'MAILDIR=/tmp/box\nSUBJ=`formail -zxSubject:`\n:0 cw\n| /tmp/show $SUBJ "$SUBJ"; pwd >> args; echo $0 >> args\n:0\n/dev/null\n' > rc; run; cat box/args
  args
  <hello><there><hello there>
  /tmp/box
  /bin/bash
  $ printf 'MAILDIR=/tmp/box\nSHELL=/bin/bash\n:0 cw\n| [[ a == a ]] && echo $BASH_VERSION | cut -c1-2 > args\n:0\n/dev/null\n' > rc; run; cat box/args; sed -i s/bash$/sh/ rc; run; cat box/args; sed -i 's/^SHELL=.*/SHELL=\/nowhere\/sh/' rc; run
  args
  5.
  /bin/sh: 1: [[: not found
  procmail: Program failure (127) of " [[ a == a ]] && echo $BASH_VERSION | cut -c1-2 > args"
  cat: box/args: No such file or directory
  /bin/sh: 0: cannot open /nowhere/sh: No such file
  procmail: Program failure (2) of " [[ a == a ]] && echo $BASH_VERSION | cut -c1-2 > args"
  $ printf 'MAILDIR=/tmp/box\n:0 cw\n| env | sort | grep -v ^_ > args\n:0\n/dev/null\n' > rc; run; cat box/args
  args
  COMSAT=no
  DEFAULT=/var/mail/root
  HOME=/root
  HOST=mail.example.com
  LINEBUF=2048
  LOCKEXT=.lock
  LOGNAME=root
  MAILDIR=/tmp/box
  MSGPREFIX=msg.
  ORGMAIL=/var/mail/root
  PATH=/root/bin:/usr/local/bin:/usr/bin:/bin
  PROCMAIL_VERSION=3.23pre
  PWD=/tmp/box
  SENDMAIL=/usr/sbin/sendmail
  SENDMAILFLAGS=-oi
  SHELL=/bin/bash
  SHELLFLAGS=-c
  SHELLMETAS=&|<>~;?*[
  SHLVL=1
  TZ=UTC
  $ printf 'MAILDIR=/tmp/box\nexport FOO=bar\nBAR=1\nBAR\n:0 cw\n| echo "[$FOO][$BAR]" > args\n:0\n/dev/null\n' > rc; run; cat box/args; printf 'MAILDIR=/tmp/box\nPATH=/nowhere\n:0 w\n| cat > x\nDEFAULT=inbox\n' > rc; run
  args
  [bar][]
  /bin/bash: line 1: cat: command not found
  procmail: Program failure (127) of " cat > x"
  inbox
  x
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\nTIMEOUT=1\nLOGABSTRACT=no\n:0 w\n| cat >/dev/null; sleep 5\nX=`sleep 7; echo late`\nLOG="[$X]\n"\n' > rc; run
  procmail: Timeout, terminating " cat >/dev/null; sleep 5"
  procmail: Program failure (-15) of " cat >/dev/null; sleep 5"
  procmail: Timeout, terminating "sleep 7; echo late"
  procmail: Rescue of unfiltered data succeeded
  []
  inbox
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n:0\n* ? test "$LOGNAME" = root\n* ? test -d /tmp/box && test ! -e /tmp/box/none\n* ! ? grep -q nothing\nall-true\n' > rc; run; printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n:0\n* ? exit 1\nno\n:0\n* ? nosuchprogram\nno2\n:0\n* ! ? nosuchprogram arg\nyes\n' > rc; run
  all-true
  /bin/sh: 0: cannot open exit: No such file
  /bin/sh: 0: cannot open nosuchprogram: No such file
  /bin/sh: 0: cannot open nosuchprogram: No such file
  yes
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\nOUT=| cat\n:0 w\nOUT=| tr a-z A-Z\n:0 hw\nHEAD=| head -1\n:0\n* OUT ?? BODY\n{ LOG="[$HEAD]\n" }\n' > rc; run; printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\nDAY=`date +%%Y`\n:0:\narchive-$DAY\n' > rc; run | tr 0-9 9
  [From: bob@example.com]
  inbox
  archive-9999
