# objective: shell
# level: 2
# title: getopts, shift and read in scripts

  $ cat > opt <<'EOF'
  > #!/bin/bash
  > while getopts ":hu:v" o; do
  >   case $o in
  >     h) echo "usage: opt [-v] [-u user] file..."; exit 0;;
  >     u) user=$OPTARG;;
  >     v) verbose=1;;
  >     :) echo "-$OPTARG needs a value" >&2; exit 2;;
  >     \?) echo "unknown -$OPTARG" >&2; exit 2;;
  >   esac
  > done
  > shift $((OPTIND - 1))
  > echo "user=${user:-none} verbose=${verbose:-0} rest=$* ($#)"
  > EOF
  $ chmod +x opt; ./opt -v -u alice f g; ./opt -ualice -- -x; ./opt
  user=alice verbose=1 rest=f g (2)
  user=alice verbose=0 rest=-x (1)
  user=none verbose=0 rest= (0)
  $ ./opt -u; echo "status $?"; ./opt -x; echo "status $?"; ./opt -h; echo "status $?"
  -u needs a value
  status 2
  unknown -x
  status 2
  usage: opt [-v] [-u user] file...
  status 0
  $ set -- -a -b val rest; while getopts ab: o; do echo "$o ${OPTARG:-}"; done; echo $OPTIND; OPTIND=1; set -- -z; getopts ab: o; echo "$? $o"
  a
  b val
  4
  /root/script: illegal option -- z
  0 ?
  $ set -- a b c d; shift; echo $*; shift 2; echo $*; shift 5; echo "status $? $*"; set --; echo $#
  b c d
  d
  status 1 d
  0
  $ printf 'alice 100 x y\nbob\n' | while read -r n num rest; do echo "$n|$num|$rest"; done
  alice|100|x y
  bob||
  $ read -p 'name? ' x <<< carol; echo $x; echo 'a\tb' | { read l; echo "$l"; }; echo 'a\tb' | { read -r l; echo "$l"; }
  carol
  atb
  a\tb
  $ read -n 3 c <<< abcdef; echo $c; read -d : p < /etc/passwd; echo $p; read -t 0.1 z < <(sleep 1); echo "status $?"; read v < /dev/null; echo "status $?"
  abc
  root
  status 142
  status 1
  $ while IFS= read -r line; do echo "[$line]"; done < <(printf '  lead\nlast without newline'); [ -n "$line" ] && echo "left: $line"
  [  lead]
  left: last without newline
  $ printf 'k = v\nx=y # c\n\n# no\n' | while IFS='= ' read -r k v; do [[ $k = '#'* || -z $k ]] && continue; echo "$k -> ${v%% #*}"; done
  k -> v
  x -> y
  $ n=0; cat /etc/hosts | while read l; do n=$((n + 1)); done; echo $n; while read l; do n=$((n + 1)); done < /etc/mailname; echo $n
  0
  1
  $ select s in stop start; do echo "you said $s ($REPLY)"; break; done <<< 2
  1) stop
  2) start
  #? you said start (2)
  $ echo 'echo sourced $1; v=set' > lib; . ./lib arg; echo $v; source nofile; echo "status $?"; bash ./opt -u x 1 2; sh -c 'getopts a o -a; echo $o'
  sourced arg
  set
  /root/script: line 63: nofile: No such file or directory
  status 1
  user=x verbose=0 rest=1 2 (2)
  a
