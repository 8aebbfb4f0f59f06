# objective: shell
# level: 2
# title: Quotes: single, double, backslash and $'…'

  $ echo 'a  b' "c  d" e\ \ f; echo "it's" 'say "hi"' "say \"hi\"" 'don'\''t'; echo "\$HOME $HOME \\ \` \n" '\n' $'a\tb\x41\u00e9\101'
  a  b c  d e  f
  it's say "hi" say "hi" don't
  $HOME /root \ ` \n \n a	bAéA
  $ x='a   b'; echo $x; echo "$x"; y='*'; echo "$y" | grep -c '\*'; set -- "a b" c; for i in "$@"; do echo "<$i>"; done; for i in $@; do echo "<$i>"; done; for i in "$*"; do echo "<$i>"; done
  a b
  a   b
  1
  <a b>
  <c>
  <a>
  <b>
  <c>
  <a b c>
  $ echo "a
  > b" | wc -l; echo a\
  > b; echo "$(echo "nested "quotes"")"; echo "$(echo 'single inside')" `echo back \`echo tick\``; echo "${x:-"d"}" "a"'b'c
  2
  ab
  nested quotes
  single inside back tick
  a   b abc
  $ touch 'a b' 'c'; ls a b; ls 'a b'; rm "a b" c; echo \# not a comment # a comment; echo a#b; echo '#'; echo !; echo "hello!"; echo {a,b}\ {1..2}
  ls: cannot access 'a': No such file or directory
  ls: cannot access 'b': No such file or directory
  a b
  # not a comment
  $ printf '%s|' "a" '' "" b; echo; printf '[%s]' ${unset} "${unset}"; echo; echo -n x; echo -e 'a\tb\\'; echo -E 'a\tb'; echo "tab:	end"; echo $'it\'s'; echo "a\tb"
  a|||b|
  []
  xa	b\
  a\tb
  tab:	end
  it's
  a\tb
  $ bash -c 'echo "unfinished'; echo "status $?"; bash -c "echo 'unfinished"; echo "status $?"; eval 'echo "a b"'; eval echo '"a   b"'; cmd='echo hi there'; $cmd; "$cmd"; echo "status $?"
  bash: -c: line 1: unexpected EOF while looking for matching `"'
  status 2
  bash: -c: line 1: unexpected EOF while looking for matching `''
  status 2
  a b
  a   b
  hi there
  /root/script: line 24: echo hi there: command not found
  status 127
  $ find . -name '*.nosuch' -o -name "*.none"; grep -c '^\$' /etc/postfix/main.cf; sed 's/'"root"'/'"me"'/' <<< root; awk '{print "'"$USER"'x"}' <<< a; v="a'b"; echo "$v" '$v' "'$v'"; echo "a"b'c'"$((1+1))"
  0
  me
  rootx
  a'b $v 'a'b'
  abc2
  $ cat <<'E1' ; cat <<E2
  > $HOME `x`
  > E1
  > $HOME \$HOME "q" $(echo sub)
  > E2
  $HOME `x`
  /root $HOME "q" sub
