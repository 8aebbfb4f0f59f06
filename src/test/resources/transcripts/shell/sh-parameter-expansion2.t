# objective: shell
# level: 2
# title: ${…}: defaults, cutting, replacing

  $ unset u; e=; echo "${u-d} ${u:-d} ${e-d}| ${e:-d} ${u+s}| ${e+s}"; echo ${u:=set} $u; echo ${nosuch?}; echo "status $?"; (echo ${nosuch:?must be set}); echo "status $?"
  d d | d | s
  set set
  /root/script: line 2: nosuch: parameter not set
  $ p=/etc/postfix/main.cf; echo ${p##*/} ${p%/*} ${p#*/} ${p%%/*}x ${p%.cf} ${#p} ${p:5:7} ${p: -7}; f=a.tar.gz; echo ${f%.*} ${f%%.*} ${f#*.} ${f##*.}
  (not reached)
  $ s='a b a'; echo "${s/a/X} ${s//a/X} ${s/#a/X} ${s/%a/X} ${s//[ab]} ${s/b}"; v=hello; echo ${v^} ${v^^} ${v^^[lo]}; V=ABC; echo ${V,} ${V,,}; echo ${v:1} ${v:1:-1} ${v:0:0}x
  (not reached)
  $ x=v; echo ${!x}; echo ${!HO*}; set -- p q r; echo ${@:2} ${*:1:1} ${#} ${#@} ${!#}; echo "${@/#/-}"; n=5; echo ${n:+has} $((n+1)) ${n}px "$n"px
  (not reached)
  $ echo ${v@U} ${v@Q} ${s@Q}; printf '%q\n' 'a b' "it's" '' $'t\tb'; d='$HOME'; echo "${d@E}" "${d@P}"; y=$'a\nb'; echo "${y@Q}"; echo "${y//$'\n'/,}"; a='x*y'; echo ${a//\*/-}
  (not reached)
  $ echo ${v:99}. ${v:2:99} ${v: -9}.; echo ${v:a}; echo ${v:1:-9}; echo "status $?"; echo "${v:$((1+1)):1}"; i=1; echo ${v:i:i+1}; echo ${bad!}; echo "status $?"
  (not reached)
  $ path=a//b; echo ${path//\//_}; q='"q"'; echo ${q//\"/}; w='  trim  '; w=${w#"${w%%[![:space:]]*}"}; w=${w%"${w##*[![:space:]]}"}; echo "[$w]"; echo "${w:-"a b"}" ${u:-$(echo cmd)} "${undefined:-$v}"
  (not reached)
  $ IFS=:; set -- a b; echo "$*"; unset IFS; echo "$*"; echo "$#: $0" | sed 's/: .*/: NAME/'; echo $_; : "${DEF:=x}" "${DEF2=y}"; echo $DEF$DEF2; t=; echo ${t:+yes}${t+set}; echo "${#t} ${#*}"
  (not reached)
