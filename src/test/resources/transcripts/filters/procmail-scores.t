# objective: 211.2
# level: 3
# title: the edges of scoring
Exponents, sizes, programs, infinities, and which recipe runs after which.

  $ cd /tmp; mkdir box; printf 'From: Bob <bob@example.com>\nTo: alice@example.com\nSubject: hello there\n\nbody line\nsecond free free\n' > mail; run() { rm -rf box/*; procmail ./rc < mail 2>&1 | grep -v '^procmail: \['; ls box; }
  $ cat > rc <<'X'
  > VERBOSE=on
  > MAILDIR=/tmp/box
  > DEFAULT=in
  > :0 B
  > * 1^1 free
  > * 1^.5 e
  > * 3^2 > 20
  > * 3^2 < 20
  > * -1^0 ? false
  > * 2^.5 ? false
  > * 2^.5 ! ? false
  > * 9876543210^0 ^
  > * 1^1 ^nothing
  > { S=$= }
  > :0 A
  > { A=yes }
  > :0 E
  > { E=yes }
  > :0 a
  > { B=yes }
  > :0 e
  > { C=yes }
  > :0 ED
  > { D=yes }
  > :0 H
  > *^Subject:.*hello
  > { F=yes }
  > :0 A
  > * ^Subject:.*HELLO
  > { G=yes }
  > :0 AD
  > * ^Subject:.*HELLO
  > { H=yes }
  > :0 E
  > { I=yes }
  > :
  > ^From
  > { J=yes }
  > :2
  > ^From
  > ^To
  > { K=yes }
  > X
  $ run
  procmail: Assigning "MAILDIR=/tmp/box"
  procmail: Assigning "DEFAULT=in"
  procmail: Score:       2       2 "free"
  procmail: Score:       1       3 "e"
  procmail: Score:      73      77 "> 20"
  procmail: Score:       0      77 "< 20"
  procmail: Executing "false"
  procmail: Non-zero exitcode (1) from "false"
  procmail: Score:       0      77 "false"
  procmail: Executing "false"
  procmail: Non-zero exitcode (1) from "false"
  procmail: Score:       0      77 "false"
  procmail: Executing "false"
  procmail: Non-zero exitcode (1) from "false"
  procmail: Score:       2      79 ! "false"
  procmail: Score: 2147483567 2147483647 "^"
  procmail: Assigning "S=2147483647"
  procmail: Assigning "A=yes"
  procmail: Assigning "D=yes"
  procmail: Match on "^Subject:.*hello"
  procmail: Assigning "F=yes"
  procmail: Match on "^Subject:.*HELLO"
  procmail: Assigning "G=yes"
  procmail: No match on "^Subject:.*HELLO"
  procmail: Assigning "I=yes"
  procmail: Match on "^From"
  procmail: Assigning "J=yes"
  procmail: Match on "^From"
  procmail: Match on "^To"
  procmail: Assigning "K=yes"
  procmail: Locking "in.lock"
  procmail: Assigning "LASTFOLDER=in"
  procmail: Opening "in"
  procmail: Acquiring kernel-lock
  procmail: Unlocking "in.lock"
   Subject: hello there
    Folder: in								    100
  in
  $ sc() { printf 'MAILDIR=/tmp/box\nDEFAULT=in\nVERBOSE=on\n:0%s\n' "$1" > rc; shift; for c in "$@"; do echo "* $c"; done >> rc; printf '{ RESULT=$= }\n' >> rc; run | grep -E 'Score|RESULT|Match|Bad|Inval'; }
  $ sc '' '1^1 .' '1^1 ^' '1^1 $' '1^1 ^.*$'; sc ' B' '1^1 ^.*$' '1^.9 [a-z]' '1^1 x*'; sc '' '-1^1 e' '1^0 !e' '.5^0 e' '0.4^0 e'
  procmail: Score:      68      68 "."
  procmail: Score: 2147483579 2147483647 "^"
  procmail: Assigning "RESULT=2147483647"
  procmail: Score:       3       3 "^.*$"
  procmail: Score:       1       4 "[a-z]"
  procmail: Score: 2147483642 2147483647 "x*"
  procmail: Assigning "RESULT=2147483647"
  procmail: Score:      -9      -9 "e"
  procmail: Score:       0      -9 ! "e"
  procmail: Score:       0      -8 "e"
  procmail: Score:       0      -8 "e"
  $ sc '' '1^0 NONE ?? .' '1^1 SHELL ?? /' '1^2 HB ?? > 50' '2^1 B ?? < 30' '1^1 > 0' '1^1 < 0' '-1^1 > 0'
  procmail: Score:       0       0 "."
  procmail: Score:       2       2 "/"
  procmail: Score:       3       5 "> 50"
  procmail: Score:       2       8 "< 30"
  procmail: Score: 2147483638 2147483647 "> 0"
  procmail: Assigning "RESULT=2147483647"
  $ sc '' '1^-1 > 1000' '10^.1 < 90' '1^3 e' '1^0 ^^From' '1^0 ^^rom' '1^0 B ?? free$^^' '1^0 B ?? free^^' '1^0 B ?? ^^body'
  procmail: Score:      10      10 "> 1000"
  procmail: Score:       9      20 "< 90"
  procmail: Score:    9841    9861 "e"
  procmail: Score:       1    9862 "^^From"
  procmail: Score:       0    9862 "^^rom"
  procmail: Score:       1    9863 "free$^^"
  procmail: Score:       0    9863 "free^^"
  procmail: Score:       1    9864 "^^body"
  procmail: Assigning "RESULT=9864"
  $ sc '' '2147483647^0 ^From' '-2147483647^0 ^From'; sc '' '-2147483647^0 ^From' '1^0 ^To'
  procmail: Score: 2147483647 2147483647 "^From"
  procmail: Assigning "RESULT=2147483647"
  procmail: Score: -2147483647 -2147483647 "^From"
  $ sc '' '1 ^ 1 e' '1^x e' '+1^0 e' ',5^0 e' '1e2^0 e' '0^0 e'
  procmail: Score:       9       9 "e"
  $ for re in '(hello|there)+' '[^a-z ]' 'he?l*o' '\<there\>' 'x|' '()' '[]a]' '[a-]' 'a{2}' '*o' 'o**' '[[:alpha:]]' '^Subject: hello there$' '^To.*$.*^Sub' '\^' 'Hel\lo' '[A-C]' '(a|b' 'a)b' '[abc' 'hello\' ; do echo "$re: $(sc '' "$re" | grep -v RESULT)"; done
  (hello|there)+: procmail: Match on "(hello|there)+"
  [^a-z ]: procmail: Match on "[^a-z ]"
  he?l*o: procmail: Match on "he?l*o"
  \<there\>:
  x|: procmail: Match on "x|"
  (): procmail: Match on "()"
  []a]: procmail: Match on "[]a]"
  [a-]: procmail: Match on "[a-]"
  a{2}:
  *o:
  o**:
  [[:alpha:]]:
  ^Subject: hello there$: procmail: Match on "^Subject: hello there$"
  ^To.*$.*^Sub:
  \^: procmail: Match on "\^"
  Hel\lo: procmail: Match on "Hel\lo"
  [A-C]: procmail: Match on "[A-C]"
  (a|b: procmail: Invalid regexp "(a|b"
  procmail: Match on "(a|b"
  a)b: procmail: Invalid regexp "a)b"
  procmail: Match on "a)b"
  [abc: procmail: Match on "[abc"
  hello\:
