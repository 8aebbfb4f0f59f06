# objective: 211.2
# level: 2
# title: variables in rc files
Quotes, defaults, backquotes, MATCH and LASTFOLDER, what is known from the start, and what an assignment does.

  $ cd /tmp; mkdir box; printf 'From: Bob <bob@example.com>\nTo: alice@example.com\nSubject: hello world\n\nbody\n' > mail; say() { printf "MAILDIR=/tmp/box\nDEFAULT=/dev/null\n$1\n" > rc; procmail ./rc < mail 2>&1; }
  $ say 'LOG="$HOME $LOGNAME $SHELL $SENDMAIL $ORGMAIL $LOCKEXT $HOST\n"'; say 'LOG="$MAILDIR $DEFAULT $PATH\n"'; say 'LOG="$PROCMAIL_VERSION $SENDMAILFLAGS $SHELLFLAGS $SHELLMETAS\n"'
  /root root /bin/bash /usr/sbin/sendmail /var/mail/root .lock mail.example.com
  /tmp/box /dev/null /root/bin:/usr/local/bin:/usr/bin:/bin
  3.23pre -oi -c &|<>~;?*[
  $ say 'LOG="$LINEBUF $TIMEOUT $LOCKSLEEP $LOCKTIMEOUT $SUSPEND $NORESRETRY $UMASK $LOGABSTRACT $VERBOSE $COMSAT $DROPPRIVS\n"'; say 'LOG="[$LOGFILE][$TRAP][$EXITCODE][$MATCH][$LASTFOLDER][$SHIFT][$USER][$TZ][$IFS]\n"'
  2048         no
  [][][][][][][][UTC][]
  $ say 'A=one\nB="$A two"\nC='"'"'$A'"'"'\nD=$A$B\nLOG="$A|$B|$C|$D\n"'; say 'A=one two\nLOG="$A\n"'; say 'A = spaced\nLOG="$A\n"'
  one|one two|$A|oneone two
  one
  spaced
  $ say 'A=${B:-b}${C-c}${D:+d}${A+a}\nLOG="<$A>\n"'; say 'B=\nA=${B:-b}${B-c}${B:+d}${B+a}\nLOG="<$A>\n"'; say 'A=x\nA\nLOG="<${A-unset}>\n"'
  <bc>
  <ba>
  <unset>
  $ say 'A=`echo one; echo two`\nLOG="<$A>\n"'; say 'A=`formail -xSubject:`\nLOG="<$A>\n"'; say 'A=`formail -zxSubject: | tr a-z A-Z`\nLOG="<$A>\n"'; say 'A=`exit 3`\nLOG="<$A> $?\n"'
  <one
  two>
  < hello world>
  <HELLO WORLD>
  /bin/sh: 0: cannot open exit: No such file
  <> 2
  $ say ':0\n* ^Subject: \\/[a-z]+ [a-z]+\n{ LOG="<$MATCH>\n" }'; say ':0 c\nfile\nLOG="$LASTFOLDER\n"\n:0 c\ndir/\nLOG="$LASTFOLDER\n"' | sed 's/new.*/new/'; say ':0 c\n| cat >/dev/null\nLOG="<$LASTFOLDER>\n"'
  <hello world>
  file
  dir/new
  < cat >/dev/null>
  $ say 'A="line one\nline two"\nLOG="$A\n"'; say 'A=a\\\nb\nLOG="$A\n"'; say 'A="a\\\nb"\nLOG="$A\n"'; say 'A=a#b # comment\nLOG="$A\n"'
  line one
  line two
  ab
  ab
  a#b
  $ say 'SUBJECT=`formail -xSubject:`\n:0\n* SUBJECT ?? world\n{ LOG="yes\n" }\n:0 E\n{ LOG="no\n" }'; say 'LOG="$0 $1 $# $$ $? $= $_ $-\n"' | sed 's/[0-9][0-9][0-9]*/PID/'
  yes
  procmail  0 PID 0 0 ./rc
  $ A=env say 'LOG="<$A>\n"'; printf 'LOG="<$A>\n"\n' > rc; procmail A=arg ./rc < mail; procmail -a one -a two ./rc < mail; printf 'LOG="<$1,$2,$#>\n"\n:0\n/dev/null\n' > rc; procmail -a one -a two ./rc < mail
  <>
  <arg>
  <>
  <one,two,2>
  $ say 'UMASK=022\n:0 c\nopen\n'; stat -c %a box/open; say 'UMASK=000\n:0 c\nwide\n:0 c\nwidedir/\n'; stat -c %a box/wide box/widedir
  645
  667
  777
