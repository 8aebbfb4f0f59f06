# objective: shell
# level: 1
# title: Quoting and word splitting

  $ v='a   b'; echo $v; echo "$v"; echo '$v'; echo "it's \$v \"q\" \`x\` \\"; echo it\'s\ ok
  a b
  a   b
  $v
  it's $v "q" `x` \
  it's ok
  $ echo $'tab\there\n\x41\u00e9\101'; echo "a\tb"; echo -e 'a\tb\c'; echo x; printf '%s|' $v "$v" ''; echo
  tab	here
  AéA
  a\tb
  a	bx
  a|b|a   b||
  $ set -- 'a b' c; for x in $*; do echo "[$x]"; done; for x in "$@"; do echo "[$x]"; done; for x in "$*"; do echo "[$x]"; done
  [a]
  [b]
  [c]
  [a b]
  [c]
  [a b c]
  $ f='*.nosuch'; echo $f "$f"; touch 'x y' z; ls x\ y; for i in *; do echo "<$i>"; done; rm x y; echo "status $?"
  *.nosuch *.nosuch
  x y
  <script>
  <x y>
  <z>
  rm: cannot remove 'x': No such file or directory
  rm: cannot remove 'y': No such file or directory
  status 1
  $ echo "unterminated; echo "status $?"
  > "
  unterminated; echo status 0
  $ e=; [ -z $e ] && echo empty; [ -n $e ] && echo odd; [ $v = x ]; echo "status $?"; [ "$v" = x ]; echo "status $?"; [[ $v = 'a   b' ]] && echo eq
  empty
  odd
  /root/script: line 23: [: too many arguments
  status 2
  status 1
  eq
  $ IFS=:; p=$PATH; set -- $p; echo $#; unset IFS; echo {a,b}{1,2} {1..5..2} {c..a} '{x,y}' {one} a{,.bak}; echo ~ "~" ~alice ~nosuch; echo \~
  6
  a1 a2 b1 b2 1 3 5 c b a {x,y} {one} a a.bak
  /root ~ /home/alice ~nosuch
  ~
  $ echo `echo "nested \`echo back\`"`; echo $(echo "a $(echo "b c") d"); echo "$(printf 'trail\n\n\n')end"; x=$(false); echo $?; echo $((1+1)) "$(( 2 * 3 ))"
  nested back
  a b c d
  trailend
  1
  2 6
  $ echo -n no newline; echo; echo -e '\ttab'; echo -E '\t'; echo -- -n; echo "-n"; printf '%s %s\n' a b c; printf '%d\n' 12abc; echo "status $?"; printf '%q\n' "it's a test"; printf '%5.2f|%-6s|%06d|%x|%c|%%|%b\n' 3.14159 ab 42 255 xyz 'a\tb'
  no newline
  	tab
  \t
  -- -n
  a b
  c
  /root/script: line 35: printf: 12abc: invalid number
  12
  status 1
  it\'s\ a\ test
   3.14|ab    |000042|ff|x|%|a	b
  $ a="x y"; b=$a; echo "$b"; c="${a}z ${a/x/q}"; echo "$c"; echo ${a}z; echo "${a:+set}" "${nope:-def ault}" "${nope-}" "${a#x }"; echo "a"'b'c"$a"'$a'
  x y
  x yz q y
  x yz
  set def ault  y
  abcx y$a
  $ echo a # comment; echo a#b; echo "a # b"; echo a\
  > b; echo "a
  > b"; cat <<< "$v"; echo a;echo b; echo 'multi
  > line' | wc -l; true && echo yes || echo no; ! true || echo neg; { echo grp; }; eval 'x=5; echo $x'; eval "echo \$a"
  a
  /root/script: line 44: b: command not found
  a
  b
  a   b
  a
  b
  2
  yes
  neg
  grp
  5
  x y
