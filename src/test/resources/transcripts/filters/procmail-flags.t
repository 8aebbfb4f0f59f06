# objective: 211.2
# level: 2
# title: A, a, E and e between recipes
Recipes that hang on the one before.

  $ cd /tmp; mkdir box; printf 'From: bob@example.com\nSubject: hello\n\nbody\n' > mail; run() { rm -rf box/*; procmail ./rc < mail 2>&1; ls box; }
  $ rc() { printf 'MAILDIR=/tmp/box\nDEFAULT=inbox\n' > rc; cat >> rc; }
  $ printf ':0 c:\n* ^Subject:.*hello\none\n:0 A:\ntwo\n:0 E:\nthree\n' | rc; run; printf ':0 c:\n* ^Subject:.*bye\none\n:0 A:\ntwo\n:0 E:\nthree\n' | rc; run
  one
  two
  three
  $ printf ':0 c:\n/nowhere/one\n:0 a:\ntwo\n:0 e:\nthree\n' | rc; sed -i '1i LOCKSLEEP=1' rc; run | grep -v nowhere; printf ':0 c:\none\n:0 a:\ntwo\n:0 e:\nthree\n' | rc; run
  inbox
  one
  two
  $ printf ':0\n* ^Subject:.*hello\n{ }\n:0 E\n* ^From:.*bob\nelse-bob\n:0 E\nelse\n' | rc; run;  printf ':0\n* ^Subject:.*bye\n{ }\n:0 E\n* ^From:.*carol\nelse-carol\n:0 E\nelse\n' | rc; run
  inbox
  else
  $ printf ':0 c\n* ^Subject:.*hello\n{ A=1 }\n:0 A c\na1\n:0 A c\n* ^From:.*carol\na2\n:0 A c\na3\n:0 a c\na4\n' | rc; run
  procmail: Lost "./rc"
  a1
  a3
  a4
  inbox
  $ printf ':0 cw\n| false\n:0 e c\nf1\n:0 a c\nf2\n:0 e c\nf3\n' | rc; run; printf ':0 fw\n| false\n:0 e c\nf1\n:0 a c\nf2\n' | rc; run;  printf ':0 fw\n| cat\n:0 e c\nf1\n:0 a c\nf2\n' | rc; run
  procmail: Program failure (1) of "false"
  f1
  f2
  inbox
  procmail: Program failure (1) of "false"
  procmail: Rescue of unfiltered data succeeded
  f1
  f2
  inbox
  inbox
  $ printf ':0\n* ^Subject:.*hello\n{\n  :0 c\n  * ^From:.*carol\n  in1\n  :0 E c\n  in2\n}\n:0 E c\nout1\n:0 A c\nout2\n' | rc; run
  in2
  inbox
  $ printf ':0 Ac\nfirst\n:0 Ec\nsecond\n:0 ac\nthird\n:0 ec\nfourth\n' | rc; run; printf ':0 Efc\n| cat\n' | rc; run; printf ':0 EAc\none\n:0 aec\ntwo\n' | rc; run
  inbox
  second
  third
  procmail: Extraneous copy-flag ignored
  inbox
  procmail: Conflicting also-if-succeeded-flag suppressed
  inbox
