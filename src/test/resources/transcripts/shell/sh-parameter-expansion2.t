# objective: shell
# level: 2
# title: ${…}: defaults, cutting, replacing

  $ unset u; e=; echo "${u-d} ${u:-d} ${e-d}| ${e:-d} ${u+s}| ${e+s}"; echo ${u:=set} $u; echo ${nosuch?}; echo "status $?"; (echo ${nosuch:?must be set}); echo "status $?"
  d d | d | s
  set set
  /root/script: line 2: nosuch: parameter not set
