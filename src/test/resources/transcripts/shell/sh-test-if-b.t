# objective: shell
# level: 1
# title: test, [ ], [[ ]] and if

  $ [ 1 = 1 -o 2 = 3 ] && echo o; [ ! 1 = 2 ] && echo n; [ \( 1 = 1 \) ] && echo p; test -t 0 || echo "no terminal"; [ /etc/passwd -nt /nosuch ] && echo newer; [ -u /usr/bin/passwd ] && echo setuid; [ -k /tmp ] && echo sticky; [ -p /dev/null ] || [ -c /dev/null ] && echo char; [ -O /etc ] && echo owned
  o
  n
  p
  no terminal
  newer
  setuid
  sticky
  char
  owned
  $ (( 5 > 3 )) && echo yes; (( 0 )); echo $?; (( 1 / 0 )); echo "status $?"; n=; (( n + 1 )) && echo $((n + 1)); [ "$n" -gt 1 ]; echo "status $?"; x=5; (( x > 3 && x < 10 )) && echo between; echo $(( x > 3 ? 1 : 0 )) $(( x ** 2 )) $(( x % 3 )) $(( x << 2 )) $(( ~x )) $(( 0x1f )) $(( 010 )) $(( 2#101 ))
  yes
  1
  /root/script: line 6: ((: 1 / 0 : division by 0 (error token is "0 ")
  status 1
  1
  /root/script: line 6: [: : integer expression expected
  status 2
  between
  1 25 2 20 -6 31 8 5
  $ i=0; while [ $i -lt 3 ]; do i=$((i+1)); [ $i -eq 2 ] && continue; echo $i; done; until [ $i -eq 0 ]; do i=$((i-1)); done; echo $i; for ((i=0; i<3; i++)); do printf '%d ' $i; done; echo; for i in 1 2 3; do for j in a b; do [ $i = 2 ] && break 2; echo $i$j; done; done
  1
  3
  0
  0 1 2
  1a
  1b
  $ if [ -f /etc/postfix/main.cf ] then echo x; fi; echo "status $?"
  /root/script: line 14: syntax error near unexpected token `fi'
  /root/script: line 14: `{ if [ -f /etc/postfix/main.cf ] then echo x; fi; echo "status $?"'
