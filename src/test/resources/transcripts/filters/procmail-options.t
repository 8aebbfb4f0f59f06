# objective: 211.2
# level: 2
# title: the command line of procmail
-v, -d, -f, -t, -o, -p, -Y, -m, assignments, several rc files, and who may what.

  $ cd /tmp; printf 'From: bob@example.com\nSubject: hello\n\nx\n' > mail; procmail -v 2>&1; procmail -h 2>&1 | head -4; procmail -X < mail 2>&1 | head -2; echo; ls /var/mail
  procmail v3.23pre 2001/09/13
      Copyright (c) 1990-2001, Stephen R. van den Berg	<srb@cuci.nl>
      Copyright (c) 1997-2001, Philip A. Guenther		<guenther@sendmail.com>
  
  Submit questions/answers to the procmail-related mailinglist by sending to:
  	<procmail-users@procmail.org>
  
  And of course, subscription and information requests for this list to:
  	<procmail-users-request@procmail.org>
  
  Locking strategies:	dotlocking, fcntl()
  Default rcfile:		$HOME/.procmailrc
  	It may be writable by your primary group
  Your system mailbox:	/var/mail/root
  Usage: procmail [-vptoY] [-f fromwhom] [parameter=value | rcfile] ...
     Or: procmail [-toY] [-f fromwhom] [-a argument] ... -d recipient ...
     Or: procmail [-ptY] [-f fromwhom] -m [parameter=value] ... rcfile [arg] ...
     Or: procmail [-toY] [-a argument] ... -z
  procmail: Unrecognised options: "X"
  Usage: procmail [-vptoY] [-f fromwhom] [parameter=value | rcfile] ...
  
  root
  $ procmail -f dave@example.net -d alice < mail; sed '1s/  .*//' /var/mail/alice | head -1; procmail -fcarol -d alice < mail; grep '^From ' /var/mail/alice | sed 's/  .*//'; su bob -c 'procmail -d alice < mail'; echo $?; su bob -c 'procmail -f x@y -d bob < mail; echo $?; sed "1s/  .*//" /var/mail/bob | head -2'
  From dave@example.net
  From dave@example.net
  From carol
  0
  0
  From x@y
  >From bob  Sat Nov 21 16:45:05 2026
  $ procmail -d alice bob < mail; echo $?; procmail -d nobody-here < mail; echo $?; procmail -d < mail; echo $?; procmail -d '' < mail; echo $?; procmail -d alice -a x < mail 2>&1 | head -1; ls /var/mail
  0
  procmail: Unknown user "nobody-here"
  67
  procmail: Missing recipient
  0
  procmail: Unknown user ""
  67
  procmail: Unknown user "-a"
  alice
  bob
  root
  $ mkdir box; printf 'MAILDIR=/tmp/box\n:0\n$A$1\n' > rc; procmail A=by-arg ./rc < mail; procmail -a by-a ./rc < mail; A=env procmail -p ./rc < mail; A=noenv procmail DEFAULT=/tmp/box/def ./rc < mail; ls box
  procmail: Error while writing to ""
  by-a
  by-arg
  def
  env
  $ rm -f box/*; printf 'MAILDIR=/tmp/box\nLOG="one "\n' > r1; printf 'LOG="two "\n:0\nfile\n' > r2; procmail DEFAULT=/tmp/box/d ./r1 ./r2 < mail; ls box; rm -f box/*; procmail DEFAULT=/tmp/box/d ./nosuch ./r2 < mail; ls box; procmail DEFAULT=/tmp/box/d /tmp/nosuch < mail; echo $?; ls box
  one d
  procmail: Couldn't read "./nosuch"
  two procmail: Couldn't read "/tmp/nosuch"
  0
  d
  $ printf 'EXITCODE=$1\n' > rc; for c in 0 1 75; do procmail -m /tmp/rc $c < mail; echo $?; done; procmail -t DEFAULT=/nowhere/a ORGMAIL=/nowhere/b LOCKSLEEP=0 /dev/null < mail; echo $?; procmail -o -f me ./rc < mail; printf 'LOG="<$@> $#\n"\nEXITCODE=0\n' > rc; procmail -m /tmp/rc a 'b c' d < mail; procmail -a 1 -a 2 ./rc < mail
  0
  1
  75
  procmail: Lock failure on "/nowhere/a.lock"
  procmail: Error while writing to "/nowhere/a"
  procmail: Error while writing to "/nowhere/b"
  75
  <> 3
  <> 2
  $ printf '' | procmail DEFAULT=/tmp/box/empty /dev/null; cat box/empty; printf 'no header\n' | procmail DEFAULT=/tmp/box/noh /dev/null; cat -A box/noh; printf 'From x y\nSubject: a\n\nb' | procmail DEFAULT=/tmp/box/nl /dev/null; cat -A box/nl; printf 'Subject: a\r\n\r\nb\r\n' | procmail DEFAULT=/tmp/box/cr /dev/null; cat -A box/cr
  
  no header$
  $
  From x y$
  Subject: a$
  $
  b$
  Subject: a^M$
  ^M$
  b^M$
  $
