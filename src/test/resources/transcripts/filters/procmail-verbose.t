# objective: 211.2
# level: 3
# title: what VERBOSE=on tells
Every assignment, every condition with its outcome, locks, programs and folders.

  $ cd /tmp; mkdir box; printf 'From: Bob <bob@example.com>\nTo: alice@example.com\nSubject: hello there\n folded\nX-A: one\n\nbody line\nsecond free free\n' > mail; run() { rm -rf box/*; procmail ./rc < mail 2>&1 | grep -v '^procmail: \['; ls box; }
  $ printf 'VERBOSE=on\nMAILDIR=/tmp/box\nDEFAULT=in\n:0\n* ^Subject: \\/.*$\n{ X="<$MATCH>" }\n:0\n* ^From:.*\\/<.*>\n{ Y="<$MATCH>" }\n:0\n* X-A: \\/...\n{ }\n:0\n* \\/^X-A.*\n{ Z="($MATCH)" }\n:0 B\n* second \\/free\n{ W="($MATCH)" }\n' > rc; run
  procmail: Assigning "MAILDIR=/tmp/box"
  procmail: Assigning "DEFAULT=in"
  procmail: Assigning "MATCH="
  procmail: Matched "hello there  folded
  "
  procmail: Match on "^Subject: \/.*$"
  procmail: Assigning "X=<hello there  folded
  >"
  procmail: Assigning "MATCH="
  procmail: Matched "<bob@example.com>"
  procmail: Match on "^From:.*\/<.*>"
  procmail: Assigning "Y=<<bob@example.com>>"
  procmail: Assigning "MATCH="
  procmail: Matched "one"
  procmail: Match on "X-A: \/..."
  procmail: No match on "\/^X-A.*"
  procmail: Assigning "MATCH="
  procmail: Matched "free"
  procmail: Match on "second \/free"
  procmail: Assigning "W=(free)"
  procmail: Locking "in.lock"
  procmail: Assigning "LASTFOLDER=in"
  procmail: Opening "in"
  procmail: Acquiring kernel-lock
  procmail: Unlocking "in.lock"
   Subject: hello there
    Folder: in								    117
  in
  $ cat > rc <<'X'
  > VERBOSE=on
  > MAILDIR=/tmp/box
  > DEFAULT=in
  > FOO="a b"  BAR='c $FOO' BAZ=$FOO
  > X=a\ b Y=${FOO:+yes} Z=${NONE:+yes}no W=${NONE-"quoted d"}x Q=${BAD!} $
  > V=$\FOO T=$? S=$# R=$= P=$_ O=$- N=$1 M=$@ L="$@"
  > foo-bar baz
  > FOO
  > FOO = spaced  # comment
  > -x
  > :0 hQ:lock
  > * ! ^Subject:.*none
  > * $ ^Subject:.*${BAR+hel}lo
  > * > 10 extra
  > * < 100000
  > * 1^0 ^From
  > * -5^1 ! ^From
  > * BAR ?? c
  > * H ?? ^X
  > * HB ?? free
  > {
  >   K=1
  > }
  > }
  > X
  $ run
  procmail: Assigning "MAILDIR=/tmp/box"
  procmail: Assigning "DEFAULT=in"
  procmail: Assigning "FOO=a b"
  procmail: Assigning "BAR=c $FOO"
  procmail: Assigning "BAZ=a b"
  procmail: Assigning "X=a b"
  procmail: Assigning "Y=yes"
  procmail: Assigning "Z=no"
  procmail: Assigning "W=quoted dx"
  procmail: Bad substitution of "BAD"
  procmail: Assigning "Q=}"
  procmail: Skipped "$"
  procmail: Assigning "V=()a b"
  procmail: Assigning "T=0"
  procmail: Assigning "S=0"
  procmail: Assigning "R=0"
  procmail: Assigning "P=./rc"
  procmail: Assigning "O="
  procmail: Assigning "N="
  procmail: Assigning "M=@"
  procmail: Assigning "L="
  procmail: Skipped "foo"
  procmail: Skipped "-bar baz"
  procmail: Assigning "FOO"
  procmail: Assigning "FOO=spaced"
  procmail: Skipped "-x"
  procmail: Skipped "Q:lock"
  procmail: Match on ! "^Subject:.*none"
  procmail: Match on "^Subject:.*hello"
  procmail: Skipped "extra"
  procmail: Match on "> 10 extra"
  procmail: Match on "< 100000"
  procmail: Score:       1       1 "^From"
  procmail: Score:       0       1 ! "^From"
  procmail: Match on "c"
  procmail: Match on "^X"
  procmail: Match on "free"
  procmail: Extraneous deliver-head flag ignored
  procmail: Assigning "K=1"
  procmail: Closing brace unexpected
  procmail: Locking "in.lock"
  procmail: Assigning "LASTFOLDER=in"
  procmail: Opening "in"
  procmail: Acquiring kernel-lock
  procmail: Unlocking "in.lock"
   Subject: hello there
    Folder: in								    117
  in
  $ printf 'VERBOSE=on\nMAILDIR=/tmp/box\nDEFAULT=in\nA=`echo "a  b"; echo; echo c`\nB="`echo one`"\n:0 fw\n|cat\n:0 fw\n|sed s/b/B/; exit 1\n:0 w\n| false\n:0 a\nnot\n:0 ec\nerr\n:0\n* ? test -f /nowhere\n{ }\n:0\n* ! ? true \\&\\& false\n{ }\n' > rc; run
  procmail: Assigning "MAILDIR=/tmp/box"
  procmail: Assigning "DEFAULT=in"
  procmail: Executing "echo "a  b"; echo; echo c"
  procmail: Assigning "A=a  b
  
  c"
  procmail: Executing "echo,one"
  procmail: Assigning "B=one"
  procmail: Executing "cat"
  procmail: Executing "sed s/b/B/; exit 1"
  procmail: Program failure (1) of "sed s/b/B/; exit 1"
  procmail: Rescue of unfiltered data succeeded
  procmail: Executing "false"
  procmail: Program failure (1) of "false"
  procmail: Assigning "LASTFOLDER=false"
  procmail: Executing " test -f /nowhere"
  procmail: Non-zero exitcode (1) from " test -f /nowhere"
  procmail: No match on " test -f /nowhere"
  procmail: Executing " true \&\& false"
  procmail: No match on ! " true \&\& false"
  procmail: Locking "in.lock"
  procmail: Assigning "LASTFOLDER=in"
  procmail: Opening "in"
  procmail: Acquiring kernel-lock
  procmail: Unlocking "in.lock"
   Subject: hello there
    Folder: in								    117
  in
  $ printf 'VERBOSE=on\nMAILDIR=/tmp/box\n:0 c:\nmb\n:0 cW\n| cat >/dev/null\n:0 cw\n| cat\n:0 c:\n| cat >> app\n:0 c: x.lock\n{\n  A=1\n}\n:0:\nlast extra\n' > rc; run
  procmail: Assigning "MAILDIR=/tmp/box"
  procmail: Locking "mb.lock"
  procmail: Assigning "LASTFOLDER=mb"
  procmail: Opening "mb"
  procmail: Acquiring kernel-lock
  procmail: Unlocking "mb.lock"
  procmail: Executing " cat >/dev/null"
  procmail: Assigning "LASTFOLDER= cat >/dev/null"
  procmail: Executing "cat"
  procmail: Assigning "LASTFOLDER=cat"
  procmail: Locking "app.lock"
  procmail: Executing " cat >> app"
  procmail: Assigning "LASTFOLDER= cat >> app"
  procmail: Unlocking "app.lock"
  procmail: Locking "x.lock"
  procmail: Forking "procmail"
  procmail: Lost "./rc"
  procmail: Non-zero exitcode (66) from "procmail"
  procmail: Unlocking "x.lock"
  procmail: Locking "last.lock"
  procmail: Skipped "extra"
  procmail: Assigning "LASTFOLDER=last"
  procmail: Opening "last"
  procmail: Acquiring kernel-lock
  procmail: Unlocking "last.lock"
   Subject: hello there
    Folder: last								    117
  app
  last
  mb
  $ VERBOSE=on procmail VERBOSE=on ./rc < mail 2>&1 | grep -c '^procmail: \['; procmail -p VERBOSE=on LOGFILE=/tmp/lf /dev/null < mail 2>/dev/null; grep -v '^procmail: \[' lf
  2
  procmail: Rcfile: "/dev/null"
  procmail: Assigning "MAILDIR=/root"
  procmail: Locking "/var/mail/root.lock"
  procmail: Assigning "LASTFOLDER=/var/mail/root"
  procmail: Opening "/var/mail/root"
  procmail: Acquiring kernel-lock
  procmail: Unlocking "/var/mail/root.lock"
   Subject: hello there
    Folder: /var/mail/root						    117
