# objective: shell
# level: 2
# title: diff, cmp, comm and patch

  $ printf 'one\ntwo\nthree\n' > a; printf 'one\n2\nthree\nfour\n' > b; diff a b; echo "status $?"
  2c2
  < two
  ---
  > 2
  3a4
  > four
  status 1
  $ diff -u a b | tail -n +3; diff -q a b; diff -s a a; diff -y -W 30 a b; diff a nosuch; echo "status $?"
  @@ -1,3 +1,4 @@
   one
  -two
  +2
   three
  +four
  Files a and b differ
  Files a and a are identical
  one		one
  two	      |	2
  three		three
  	      >	four
  diff: nosuch: No such file or directory
  status 2
  $ diff -c a b | tail -n +3; diff -e a b; diff -n a b; diff --brief a b; diff -i <(echo A) <(echo a); echo $?
  ***************
  *** 1,3 ****
    one
  ! two
    three
  --- 1,4 ----
    one
  ! 2
    three
  + four
  3a
  four
  .
  2c
  2
  .
  d2 1
  a2 1
  2
  a3 1
  four
  Files a and b differ
  0
  $ diff -w <(echo 'a  b') <(echo 'ab'); echo $?; diff -b <(echo 'a  b') <(echo 'a b'); echo $?; diff -B <(printf 'a\n\nb\n') <(printf 'a\nb\n'); echo $?
  0
  0
  0
  $ cmp a b; echo "status $?"; cmp -s a b; echo "status $?"; cmp a a; cmp -l a b | head -n 3; cmp a nosuch; cmp -n 4 a b; echo $?
  a b differ: byte 5, line 2
  status 1
  status 1
  cmp: EOF on a after byte 14
   5 164  62
   6 167  12
   7 157 164
  cmp: nosuch: No such file or directory
  0
  $ sort a > sa; sort b > sb; comm sa sb; comm -12 sa sb; comm -3 sa sb; comm -23 b a; echo "status $?"
  	2
  	four
  		one
  		three
  two
  one
  three
  	2
  	four
  two
  2
  three
  comm: file 1 is not in sorted order
  four
  comm: file 2 is not in sorted order
  comm: input is not in sorted order
  status 1
  $ diff -u a b > p; cp a a.old; patch a < p; cat a; patch -R a < p; cmp a a.old && echo same
  /root/script: line 26: patch: command not found
  one
  two
  three
  /root/script: line 26: patch: command not found
  same
  $ patch --dry-run a < p; cat a | head -n 2 | tail -n 1; patch -p0 < p; patch a < p < /dev/null; echo "status $?"
  /root/script: line 30: patch: command not found
  two
  /root/script: line 30: patch: command not found
  /root/script: line 30: patch: command not found
  status 127
  $ mkdir d1 d2; echo x > d1/f; echo y > d2/f; echo z > d2/g; diff -r d1 d2; diff -rq d1 d2; diff -rN d1 d2 | tail -n 2; echo $?
  diff -r d1/f d2/f
  1c1
  < x
  ---
  > y
  Only in d2: g
  Files d1/f and d2/f differ
  Only in d2: g
  0a1
  > z
  0
  $ printf 'no newline' > c; diff c a; diff -u c /dev/null | tail -n +3; diff <(ls d1) <(ls d2)
  1c1,3
  < no newline
  \ No newline at end of file
  ---
  > one
  > two
  > three
  @@ -1 +0,0 @@
  -no newline
  \ No newline at end of file
  1a2
  > g
  [1]
  $ diff --color=always a b | od -c | head -n 3; diff -I '^#' <(printf '#a\nx\n') <(printf '#b\nx\n'); echo $?; diff -U0 a.old b | tail -n +3; diff -L old -L new -u a.old b | head -n 2
  0000000 033   [   3   6   m   2   c   2 033   [   0   m  \n 033   [   3
  0000020   1   m   <       t   w   o 033   [   0   m  \n   -   -   -  \n
  0000040 033   [   3   2   m   >       2 033   [   0   m  \n 033   [   3
  0
  @@ -2 +2 @@
  -two
  +2
  @@ -3,0 +4 @@
  +four
  --- old
  +++ new
  $ diff --unified=1 a.old b | tail -n +3; diff --label x a.old b; diff --foo a b; echo "status $?"; diff a; echo "status $?"
  @@ -1,3 +1,4 @@
   one
  -two
  +2
   three
  +four
  2c2
  < two
  ---
  > 2
  3a4
  > four
  diff: unrecognized option '--foo'
  diff: Try 'diff --help' for more information.
  status 2
  diff: missing operand after 'a'
  diff: Try 'diff --help' for more information.
  status 2
  $ diff /etc/postfix/main.cf /etc/postfix/main.cf && echo unchanged; cp /etc/postfix/main.cf m; postconf -c . -e x=y 2>/dev/null; sed -i 's/^myhostname.*/myhostname = other.example/' m; diff /etc/postfix/main.cf m
  unchanged
  37c37
  < myhostname = mail.example.com
  ---
  > myhostname = other.example
  [1]
