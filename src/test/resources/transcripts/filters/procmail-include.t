# objective: 211.2
# level: 3
# title: included files, and where it ends
Nested INCLUDERC, one that includes itself, SWITCHRC, braces that do not match, shifts and arguments.

  $ cd /tmp; mkdir box; printf 'From: bob@example.com\nTo: alice@example.com\nSubject: hello\n\nx\n' > mail; run() { rm -rf box/*; procmail "$@" ./rc < mail 2>&1; echo "[$?]"; ls box; }
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=in\nN=0\nINCLUDERC=/tmp/one\nLOG="back $N\n"\n' > rc; printf 'N=1\nINCLUDERC=/tmp/two\nLOG="in one $_\n"\nN=3\n' > one; printf 'N=2\nLOG="in two $N\n"\n{\n' > two; run
  in two 2
  procmail: Skipped "{"
  in one /tmp/one
  back 3
  [0]
  in
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=in\n:0\n{\n  INCLUDERC=/tmp/two\n  LOG="after\n"\n' > rc; printf '}\n}\nLOG="two\n"\n' > two; run
  procmail: Closing brace unexpected
  procmail: Closing brace unexpected
  two
  after
  procmail: Missing closing brace
  [0]
  in
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=in\nLINEBUF=128\nINCLUDERC=/tmp/rc\n' > rc; run | sort | uniq -c
        1 [0]
        1 in
        1 procmail: Couldn't read "/tmp/rc"
  $ printf 'MAILDIR=/tmp/box\nDEFAULT=in\nINCLUDERC=/tmp/empty\nINCLUDERC=/tmp\nINCLUDERC=\nINCLUDERC=relative\nSWITCHRC=/tmp/none\nLOG="still\n"\nSWITCHRC=/dev/null\nLOG="not\n"\n' > rc; touch empty; run
  procmail: Couldn't read "/tmp"
  procmail: Couldn't read "relative"
  procmail: Couldn't read "/tmp/none"
  still
  [0]
  in
  $ printf 'COUNT=${COUNT}x\n:0\n* COUNT ?? ^^xxxx^^\n{ LOG="four\n" HOST=other }\nSWITCHRC=$_\n' > /tmp/loop; printf 'MAILDIR=/tmp/box\nDEFAULT=in\nSWITCHRC=/tmp/loop\n' > rc; run
  four
  [0]
  $ printf 'LOG="$# $1 $2 $9\n"\nSHIFT=1\nLOG="$# $1\n"\nARGS="$@"\n:0 w\n| /usr/bin/printf "%%s," "$@" >&2\n' > rc; procmail -a one -a two -athree ./rc < mail; echo; procmail -m /tmp/rc red green < mail; echo
  3 one two
  2 two
  ,
  2 red green
  1 green
  ,
  $ printf 'LOG="$A $B\n"\n:0\n/dev/null\n' > rc; procmail A=1 B='$A-2' ./rc < mail; A=env procmail ./rc < mail; A=env procmail -p ./rc < mail; procmail ./rc A=late < mail
  1 1-2
  
  env
  late
  $ printf 'MAILDIR=/tmp/box\n:0\n* ^Subject: hello\n{\n:0\n* ^Subject: nothing\n{\nA=1\n}\n:0 E\n{ LOG="else\n" }\n:0\n{ :0 c\ncopy }\n:0\n{\n' > rc; run
  else
  procmail: Skipped "}"
  procmail: Missing closing brace
  [0]
  copy
  $ head -c 3000 /dev/zero | tr '\0' a > long; (printf 'MAILDIR=/tmp/box\nDEFAULT=in\nX='; cat long; printf '\nLOG="[$X][$PROCMAIL_OVERFLOW]\n"\n:0\n* ^Subject:.*'; cat long; printf '\nno\n') > rc; run
  procmail: Exceeded LINEBUF
  [][yes]
  procmail: Exceeded LINEBUF
  [0]
  in
