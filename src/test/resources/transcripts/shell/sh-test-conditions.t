# objective: shell
# level: 2
# title: test, [ and [[

  $ [ -f /etc/passwd ] && echo file; [ -d /etc ] && echo dir; [ -e /nosuch ] || echo missing; [ -s /dev/null ] || echo empty; [ -r /etc/shadow ] && echo readable; [ -x /bin/ls ] && echo executable; [ -L /bin ] && echo link; [ -z "" ] && echo zero; [ -n "a" ] && echo nonzero
  file
  dir
  missing
  empty
  readable
  executable
  link
  zero
  nonzero
  $ [ 5 -gt 3 ] && echo gt; [ 3 -le 3 ] && echo le; [ abc = abc ] && echo same; [ abc != abd ] && echo differ; [ a \< b ] && echo before; [ "$nosuch" = "" ] && echo empty; [ $nosuch = x ]; echo "status $?"; [ -f a b ]; echo "status $?"; [ 1 -eq 1 -a 2 -eq 2 ] && echo and; [ 1 -eq 2 -o 2 -eq 2 ] && echo or; [ ! -e /nosuch ] && echo not
  gt
  le
  same
  differ
  before
  empty
  /root/script: line 6: [: =: unary operator expected
  status 2
  /root/script: line 6: [: a: binary operator expected
  status 2
  and
  or
  not
  $ [[ abc == a* ]] && echo glob; [[ abc =~ ^a(.)c$ ]] && echo "${BASH_REMATCH[1]}"; [[ -z $nosuch && 1 < 2 ]] && echo both; [[ a < b || x == y ]] && echo one; [[ "a*" == "a*" ]] && echo literal; [[ 10 -gt 9 ]] && echo num; [[ 10 > 9 ]] || echo text; x='a b'; [[ $x == 'a b' ]] && echo unquoted; re='[0-9]+'; [[ ab12 =~ $re ]] && echo "${BASH_REMATCH[0]}"
  glob
  b
  both
  one
  literal
  num
  text
  unquoted
  12
  $ test 1; echo $?; test; echo $?; test -n; echo $?; [ ]; echo $?; [ x ]; echo $?; [ -v HOME ]; echo $?; [[ -v nosuch ]]; echo $?; [ a == a ]; echo $?; [ 08 -eq 8 ]; echo $?; [[ 08 -eq 8 ]]; echo $?; [ 1.5 -gt 1 ]; echo $?; [[ a -eq b ]]; echo $?; test -o errexit; echo $?; (( 3 > 2 )) && echo arith; if (( 0 )); then echo t; else echo f; fi; [ -f /etc/passwd -a ! -d /etc/passwd ] && echo plain; [ \( a = a \) ] && echo paren
  0
  1
  0
  1
  0
  0
  1
  0
  0
  /root/script: line 14: [[: 08: value too great for base (error token is "08")
  1
  /root/script: line 14: [: 1.5: integer expression expected
  2
  0
  1
  arith
  f
  plain
  paren
