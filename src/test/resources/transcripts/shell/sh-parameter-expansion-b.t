# objective: shell
# level: 2
# title: Parameter expansion

  $ (echo ${x:?is missing}; echo not); echo "status $?"; bash -c 'echo ${1:?usage: x}'; echo "status $?"; echo ${f:5:7} ${f: -2} ${f:0:-3} ${f:(-7):4}
  /root/script: line 2: x: is missing
  status 1
  bash: line 1: 1: usage: x
  status 127
  $ v=hello; echo ${v^} ${v^^} ${v^^[l]}; V=HELLO; echo ${V,} ${V,,}; echo ${v@Q} ${v@U}; x=v; echo ${!x}; echo ${!HOM*}; echo ${v/l*/L} ${v/#he/HE} ${v/%lo/LO} ${v//l}
  Hello HELLO heLLo
  hELLO hello
  'hello' HELLO
  hello
  HOME
  heL HEllo helLO heo
  $ set -- a b c; echo $# $1 ${@:2} ${*:1:2} ${!#} ${10:-none}; echo "$0" | sed 's/.*/NAME/'; echo $$ | grep -c .; echo $- | grep -c h; true; echo $_ ; false; echo $?
  3 a b c a b c none
  NAME
  1
  1
  true
  1
  $ set -u; echo $nosuch; echo "status $?"; set +u; echo ok; (set -u; echo ${nosuch:-fine} "$@"; echo $zzz; echo no); echo "status $?"
  /root/script: line 14: nosuch: unbound variable
