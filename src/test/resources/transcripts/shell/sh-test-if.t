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
  $ [ 1 = 1 -o 2 = 3 ] && echo o; [ ! 1 = 2 ] && echo n; [ \( 1 = 1 \) ] && echo p; test -t 0 || echo "no terminal"; [ /etc/passwd -nt /nosuch ] && echo newer; [ -u /usr/bin/passwd ] && echo setuid; [ -k /tmp ] && echo sticky; [ -p /dev/null ] || [ -c /dev/null ] && echo char; [ -O /etc ] && echo owned
  (not reached)
  $ (( 5 > 3 )) && echo yes; (( 0 )); echo $?; (( 1 / 0 )); echo "status $?"; n=; (( n + 1 )) && echo $((n + 1)); [ "$n" -gt 1 ]; echo "status $?"; x=5; (( x > 3 && x < 10 )) && echo between; echo $(( x > 3 ? 1 : 0 )) $(( x ** 2 )) $(( x % 3 )) $(( x << 2 )) $(( ~x )) $(( 0x1f )) $(( 010 )) $(( 2#101 ))
  (not reached)
  $ i=0; while [ $i -lt 3 ]; do i=$((i+1)); [ $i -eq 2 ] && continue; echo $i; done; until [ $i -eq 0 ]; do i=$((i-1)); done; echo $i; for ((i=0; i<3; i++)); do printf '%d ' $i; done; echo; for i in 1 2 3; do for j in a b; do [ $i = 2 ] && break 2; echo $i$j; done; done
  (not reached)
  $ if [ -f /etc/postfix/main.cf ] then echo x; fi; echo "status $?"
  (not reached)
  $ [ -v HOME ] && echo v; [[ -o errexit ]] || echo off; [ "$HOME" ] && echo nonempty; [[ $(id -u) -eq 0 ]] && echo root; command -v nosuch || echo "no such"; type [ test [[ if; type -t ls cd if nosuch; hash -r; type ls
  (not reached)
