# objective: shell
# level: 2
# title: case, functions, local variables and return

  $ f() { echo "args: $# first: $1"; return 3; }; f a b; echo "status $?"; f; type f
  args: 2 first: a
  status 3
  args: 0 first:
  f is a function
  f ()
  {
      echo "args: $# first: $1";
      return 3
  }
  $ for x in mail.cf aliases 10-auth.conf ''; do case $x in *.cf) echo "$x: postfix";; [0-9][0-9]-*) echo "$x: dovecot";; a*|b*) echo "$x: a table";; *) echo "other";; esac; done
  mail.cf: postfix
  aliases: a table
  10-auth.conf: dovecot
  other
  $ g() { local v=inside; w=global; echo $v; }; v=outside; g; echo $v $w
  inside
  outside global
  $ case yes in [yY]*) echo ok;& no) echo fall;; esac; case x in x) echo first;;& *) echo also;; esac; case a in b) ;; esac; echo $?
  ok
  fall
  first
  also
  0
  $ fact() { [ $1 -le 1 ] && echo 1 || echo $(( $1 * $(fact $(($1 - 1))) )); }; fact 5; fact 10
  120
  3628800
  $ h() { return 300; }; h; echo $?; return 2>&1; echo $?; unset -f h; h; echo $?
  44
  /root/script: line 22: return: can only `return' from a function or sourced script
  2
  /root/script: line 22: h: command not found
  127
  $ function k { for a in "$@"; do printf '<%s>' "$a"; done; echo; }; k a 'b c' ''; set -- x y; k "$@" "$*"
  <a><b c><>
  <x><y><x y>
  $ declare -f g; declare -F | grep -w f; local z=1; echo "status $?"
  g ()
  {
      local v=inside;
      w=global;
      echo $v
  }
  declare -f f
  declare -f fact
  declare -f g
  declare -f k
  /root/script: line 30: local: can only be used in a function
  status 1
  $ log() { echo "$(basename $0): $*" >&2; }; log hello 2>&1 | sed 's/^[^:]*/NAME/'; out=$(log quiet 2>/dev/null); echo "[$out]"
  NAME: hello
  []
  $ outer() { inner() { echo "in inner of ${FUNCNAME[1]}"; }; inner; }; outer; inner; echo ${FUNCNAME[0]:-none}
  in inner of outer
  in inner of main
  none
  $ r() { local -a a=("$@"); echo ${#a[@]} ${a[-1]}; a+=(new); echo ${a[@]}; }; r 1 2 3; sw() { local t=${!1}; printf -v "$1" %s "${!2}"; printf -v "$2" %s "$t"; }; p=1 q=2; sw p q; echo $p $q
  3 3
  1 2 3 new
  2 1
  $ isnum() { [[ $1 =~ ^[0-9]+$ ]]; }; isnum 12 && echo number; isnum 1a || echo no number; ! isnum x && echo negated
  number
  no number
  negated
  $ bash -c 'f() { echo $0; }; f' name; bash -c 'f( { echo; }'; echo "status $?"; bash -c 'case x in x) echo'; echo "status $?"
  name
  bash: -c: line 1: syntax error near unexpected token `{'
  bash: -c: line 1: `f( { echo; }'
  status 2
  bash: -c: line 2: syntax error: unexpected end of file
  status 2
  $ exists() { command -v "$1" > /dev/null; }; exists postconf && echo yes; exists nosuch || echo no; ls() { command ls -d "$@"; }; ls /etc; unset -f ls
  yes
  no
  /etc
