# objective: shell
# level: 1
# title: test, [ ], [[ ]] and if

  $ [ -f /etc/passwd ] && echo file; [ -d /etc ] && echo dir; [ -e /nosuch ] || echo none; [ -s /dev/null ] || echo empty; [ -x /bin/ls ] && echo exec; [ -L /bin ] && echo link; [ -r /etc/shadow -a -w /etc ] && echo both
  file
  dir
  none
  empty
  exec
  link
  both
  $ [ 3 -lt 10 ] && echo less; [ 3 \< 10 ] || echo "not as text"; [ a = a ] && [ a != b ] && echo strings; [ 5 -eq 05 ] && echo eq; [ x -eq 1 ]; echo "status $?"; [ ]; echo "status $?"; [ -z "" ] && echo z
  less
  not as text
  strings
  eq
  /root/script: line 6: [: x: integer expression expected
  status 2
  status 1
  z
  $ if grep -q root /etc/passwd; then echo found; elif true; then echo no; else echo never; fi; if ! false; then echo neg; fi; if false; then :; fi; echo $?
  found
  neg
  0
  $ [[ abc == a* ]] && echo glob; [[ abc == "a*" ]] || echo literal; [[ abc =~ ^(a)(b) ]] && echo ${BASH_REMATCH[0]} ${BASH_REMATCH[2]}; [[ -n $x && $x = y ]] || echo and; [[ 2 -gt 1 || x ]] && echo or; [[ a < b ]] && echo lt; [[ ! -e /x ]] && echo not
  glob
  literal
  ab b
  and
  or
  lt
  not
  $ [ a; echo "status $?"; [ a b ]; echo "status $?"; [ a = ]; echo "status $?"; test; echo "status $?"; test x; echo "status $?"; [[ a = ]]; echo "status $?"
  /root/script: line 18: unexpected argument `]]' to conditional binary operator
