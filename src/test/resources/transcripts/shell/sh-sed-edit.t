# objective: shell
# level: 2
# title: sed: addresses, in-place edits and more commands

  $ printf 'one\ntwo\nthree\nfour\nfive\n' > f; sed -n 2p f; sed -n '2,3p' f; sed -n '$p' f; sed '2,$d' f
  two
  two
  three
  five
  one
  $ sed '/three/d' f; sed -n '/two/,/four/p' f; sed '/two/!d' f; sed -n '2{p;q}' f
  one
  two
  four
  five
  two
  three
  four
  two
  two
  $ sed '2i before' f | head -n 3; sed '$a after' f | tail -n 2; sed '3c changed' f | sed -n 3p
  one
  before
  two
  five
  after
  changed
  $ sed -i 's/two/TWO/' f; cat f; sed -i.bak '/five/d' f; ls f*; diff f f.bak
  one
  TWO
  three
  four
  five
  f
  f.bak
  4a5
  > five
  [1]
  $ sed -e 's/o/0/g' -e 's/e$/E/' f; sed 's/\(t\)\(.*\)/\2\1/' f; sed -E 's/(.)(.)/\2\1/' f
  0nE
  TWO
  threE
  f0ur
  one
  TWO
  hreet
  four
  noe
  WTO
  htree
  ofur
  $ sed = f | sed 'N;s/\n/ /'; sed -n '/TWO/=' f; sed G f | head -n 4
  1 one
  2 TWO
  3 three
  4 four
  2
  one
  
  TWO
  $ sed 'y/abcdefgh/ABCDEFGH/' f; sed 's/T/&&/; s/x/y/' f; echo /usr/local/bin | sed 's,/,:,g'
  onE
  TWO
  tHrEE
  Four
  one
  TTWO
  three
  four
  :usr:local:bin
  $ printf 'a\nb\nc\n' | sed ':a;N;$!ba;s/\n/,/g'; printf 'a\n\n\nb\n' | sed '/^$/N;/\n$/D'; seq 4 | sed -n '1!G;h;$p'
  a,b,c
  a
  
  b
  4
  3
  2
  1
  $ sed '1~2d' f; sed '2q' f; sed '0,/o/s//O/' f; sed 's/e/E/2' f; sed 's/E/e/I;s/./\U&/' f
  TWO
  four
  one
  TWO
  One
  TWO
  three
  four
  one
  TWO
  threE
  four
  One
  TWO
  Three
  Four
  $ sed s/x f; echo "status $?"; sed 'k' f; echo "status $?"; sed p nofile; echo "status $?"; sed '/x' f; echo "status $?"
  sed: -e expression #1, char 3: unterminated `s' command
  status 1
  sed: -e expression #1, char 1: unknown command: `k'
  status 1
  sed: can't read nofile: No such file or directory
  status 2
  sed: -e expression #1, char 2: unterminated address regex
  status 1
  $ sed '3r /etc/mailname' f; sed -n '/TWO/w out' f; cat out; sed '/^#/d;/^$/d' /etc/aliases | head -n 1
  one
  TWO
  three
  example.com
  four
  TWO
  postmaster:    root
  $ printf '#myhostname = x\nmydomain = y\n' > c; sed -i 's/^#\(myhostname\).*/\1 = mail.example.com/' c; cat c; sed -i -e '/^mydomain/i # next' c; cat c
  myhostname = mail.example.com
  mydomain = y
  myhostname = mail.example.com
  # next
  mydomain = y
  $ sed -s -n '1p' f c; sed --expression='1d' c | head -n 1; sed -n 'l' <<< $'tab\there\\'; sed '' c | wc -l; sed --version | head -n 1
  one
  myhostname = mail.example.com
  # next
  tab\there\\$
  3
  sed (GNU sed) 4.9
  $ printf 'x y z\n' | sed 's/ /\n/g'; printf 'k=v\n' | sed 's/=\(.*\)/="\1"/'; echo hello | sed 's/l*//g;s/^/[/;s/$/]/'; echo abc | sed 's/b/\//'
  x
  y
  z
  k="v"
  [heo]
  a/c
