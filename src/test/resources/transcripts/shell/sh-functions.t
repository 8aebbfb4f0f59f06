# objective: shell
# level: 2
# title: Functions: arguments, local variables, return and recursion

  $ f() { echo "called with $# arguments: $*"; }; f; f a 'b c'; type f
  called with 0 arguments:
  called with 2 arguments: a b c
  f is a function
  f ()
  {
      echo "called with $# arguments: $*"
  }
  $ g() { local x=inner; echo $x; }; x=outer; g; echo $x; h() { x=changed; }; h; echo $x
  inner
  outer
  changed
  $ r() { return 3; }; r; echo $?; fact() { (( $1 <= 1 )) && echo 1 || echo $(( $1 * $(fact $(( $1 - 1 ))) )); }; fact 6
  3
  720
  $ log() { printf '%s: %s\n' "${FUNCNAME[0]}" "$1"; }; log hello; outer() { inner; }; inner() { echo "${FUNCNAME[*]}"; }; outer
  log: hello
  inner outer main
  $ is_user() { getent passwd "$1" > /dev/null; }; if is_user alice; then echo yes; fi; is_user zoe || echo no
  yes
  no
  $ unset -f f; f; echo "status $?"; declare -F | head -n 3; declare -f r
  /root/script: line 22: f: command not found
  status 127
  declare -f fact
  declare -f g
  declare -f h
  r ()
  {
      return 3
  }
  $ function old { echo "old style"; }; old; count() { echo $((++n)); }; count; count; (count); count
  old style
  1
  2
  3
  3
  $ local y=1; echo "status $?"; return 2; echo "status $?"; e() { echo out; echo err >&2; }; e 2> /dev/null; v=$(e 2>&1); echo "$v"
  /root/script: line 30: local: can only be used in a function
  status 1
  /root/script: line 30: return: can only `return' from a function or sourced script
  status 2
  out
  out
  err
  $ s() { shift; echo "$1"; shift 2; echo "rest: $@ $?"; }; s a b c d; s a b; p() { for a; do printf '<%s>' "$a"; done; echo; }; p 'x y' z; set -- 1 2 3; p "$@"; p "$*"
  b
  rest: d 0
  b
  rest: b 1
  <x y><z>
  <1><2><3>
  <1 2 3>
  $ export -f old; bash -c old; readonly -f r; r() { :; }; echo "status $?"; d() { declare -g glob=1; declare loc=2; }; d; echo "$glob [$loc]"
  old style
  /root/script: line 39: r: readonly function
  status 1
  1 []
  $ f2() { [ $# -eq 0 ] && return; echo "$1"; f2 "${@:2}"; }; f2 a b c; f3() { echo "${1:-default} ${2?missing}"; }; f3; f3 a b; (f3 a); echo $?
  a
  b
  c
  /root/script: line 42: 2: missing
