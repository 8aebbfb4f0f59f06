# objective: shell
# level: 2
# title: Parameter expansion

  $ unset v; v+=x; v+=y; echo $v; n=5; n+=1; echo $n; declare -i m=5; m+=1; echo $m; ((n++)); echo $n; let n=n*2; echo $n; readonly r=1; r=2; echo "status $?"; unset r; echo "status $?"
  xy
  51
  6
  52
  104
  /root/script: line 2: r: readonly variable
  [1]
  $ export E=exported; bash -c 'echo $E'; F=temp bash -c 'echo $F'; echo "[$F]"; env | grep ^E=; unset E; bash -c 'echo "[$E]"'; env -i bash -c 'echo "$HOME|$PATH"' | cut -c1-20; export -p | grep -c HOME; env -u HOME bash -c 'echo [$HOME]'; env X=1 printenv X; printenv nosuch; echo "status $?"
  exported
  temp
  []
  E=exported
  []
  |/usr/local/bin:/usr
  1
  []
  1
  status 1
  $ p='a:b:c'; echo ${p//:/ }; IFS=: read a b c <<< $p; echo $b; w="one two three"; echo ${w%% *} ${w##* } ${w#* }; set -- $w; echo $#; path=/a/b/../c; echo ${path/..\//}; file=x.tar.gz; echo ${file%%.*} ${file#*.} ${file##*.}
  a b c
  b
  one three two three
  3
  /a/b/c
  x tar.gz gz
  $ echo ${v:1:1}${#v} ${#} ${#@}; echo ${bad name}; echo "status $?"; echo ${}; echo "status $?"; echo ${v; echo "status $?"
  /root/script: line 16: syntax error: unexpected end of file
