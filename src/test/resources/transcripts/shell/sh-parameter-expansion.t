# objective: shell
# level: 2
# title: Parameter expansion

  $ f=/etc/postfix/main.cf; echo ${f##*/} ${f%/*} ${f%.cf} ${f#/} ${f%%.*} ${#f}; a=alice@example.com; echo ${a%@*} ${a#*@} ${a/@/ at } ${a//e/E}
  main.cf /etc/postfix /etc/postfix/main etc/postfix/main.cf /etc/postfix/main 20
  alice example.com alice at example.com alicE@ExamplE.com
  $ echo ${u:-unset} ${u-x} ${u:=now}; echo $u; echo ${u:+alt} ${n:+alt}; e=; echo ${e:-null} ${e-notnull} "${e:+x}"; unset u; echo ${u?}; echo "status $?"
  unset x now
  now
  alt
  null
  /root/script: line 6: u: parameter not set
  $ (echo ${x:?is missing}; echo not); echo "status $?"; bash -c 'echo ${1:?usage: x}'; echo "status $?"; echo ${f:5:7} ${f: -2} ${f:0:-3} ${f:(-7):4}
  (not reached)
  $ v=hello; echo ${v^} ${v^^} ${v^^[l]}; V=HELLO; echo ${V,} ${V,,}; echo ${v@Q} ${v@U}; x=v; echo ${!x}; echo ${!HOM*}; echo ${v/l*/L} ${v/#he/HE} ${v/%lo/LO} ${v//l}
  (not reached)
  $ set -- a b c; echo $# $1 ${@:2} ${*:1:2} ${!#} ${10:-none}; echo "$0" | sed 's/.*/NAME/'; echo $$ | grep -c .; echo $- | grep -c h; true; echo $_ ; false; echo $?
  (not reached)
  $ set -u; echo $nosuch; echo "status $?"; set +u; echo ok; (set -u; echo ${nosuch:-fine} "$@"; echo $zzz; echo no); echo "status $?"
  (not reached)
  $ unset v; v+=x; v+=y; echo $v; n=5; n+=1; echo $n; declare -i m=5; m+=1; echo $m; ((n++)); echo $n; let n=n*2; echo $n; readonly r=1; r=2; echo "status $?"; unset r; echo "status $?"
  (not reached)
  $ export E=exported; bash -c 'echo $E'; F=temp bash -c 'echo $F'; echo "[$F]"; env | grep ^E=; unset E; bash -c 'echo "[$E]"'; env -i bash -c 'echo "$HOME|$PATH"' | cut -c1-20; export -p | grep -c HOME; env -u HOME bash -c 'echo [$HOME]'; env X=1 printenv X; printenv nosuch; echo "status $?"
  (not reached)
  $ p='a:b:c'; echo ${p//:/ }; IFS=: read a b c <<< $p; echo $b; w="one two three"; echo ${w%% *} ${w##* } ${w#* }; set -- $w; echo $#; path=/a/b/../c; echo ${path/..\//}; file=x.tar.gz; echo ${file%%.*} ${file#*.} ${file##*.}
  (not reached)
  $ echo ${v:1:1}${#v} ${#} ${#@}; echo ${bad name}; echo "status $?"; echo ${}; echo "status $?"; echo ${v; echo "status $?"
  (not reached)
