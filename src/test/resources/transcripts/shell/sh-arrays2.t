# objective: shell
# level: 2
# title: Indexed and associative arrays

  $ a=(x 'y z' w); echo "${a[0]} ${a[1]} ${#a[@]} ${a[-1]}"; a+=(v); a[7]=s; echo "${!a[@]}"; echo "${a[@]:1:2}"; unset 'a[1]'; echo "${a[*]}" ${#a[@]}
  x y z 3 w
  0 1 2 3 7
  y z w
  x w v s 4
  $ declare -A m=([alice]=1000 [bob]=1001); for k in "${!m[@]}"; do echo "$k=${m[$k]}"; done | sort; m[root]=0; echo ${#m[@]}; [[ -v m[bob] ]] && echo has; unset 'm[bob]'; [[ -v m[bob] ]] || echo gone
  alice=1000
  bob=1001
  3
  has
  gone
  $ declare -p a; declare -p m | tr ' ' '\n' | grep -c =; b=("${a[@]}"); echo "${b[@]/s/S}"; IFS=,; echo "${a[*]}"; unset IFS; printf '<%s>' "${a[@]}"; echo
  declare -a a=([0]="x" [2]="w" [3]="v" [7]="s")
  2
  x w v S
  x,w,v,s
  <x><w><v><s>
  $ c=($(seq 3)); echo $((c[0] + c[2])) ${c[@]#1}; c[1]+=5; echo ${c[1]}; ((c[0]++)); echo ${c[0]}; d=([2]=b [0]=a); echo "${d[@]}" "${!d[@]}"; e=(); echo "[${e[@]}] ${#e[@]}"
  4 2 3
  25
  2
  a b 0 2
  [] 0
  $ echo ${a[99]}x; a[-9]=1; echo "status $?"; declare -a z; z[0]=1; z=2; echo ${z[@]}; for i in ${!d[@]}; do echo "$i:${d[i]}"; done; f=(*.nosuch); echo ${f[0]}
  x
  /root/script: line 18: a[-9]: bad array subscript
  [1]
  $ s='a:b:c'; IFS=: read -ra p <<< "$s"; echo ${p[2]}; printf '%s\n' "${p[@]}" | sort -r | head -n 1; q=("${p[@]^^}"); echo ${q[@]}; declare -i n=3+4; echo $n; declare -r R=1; R=2; echo "status $?"
  c
  c
  A B C
  7
  /root/script: line 21: R: readonly variable
  [1]
  $ declare -u U=abc; declare -l L=DEF; echo $U $L; x=(1 2 3); x=("${x[@]:0:1}" new "${x[@]:1}"); echo ${x[@]}; echo "${x[@]: -2}"; declare -n ref=x; echo ${ref[1]}; ref+=(4); echo ${#x[@]}
  ABC def
  1 new 2 3
  2 3
  new
  5
  $ mapfile -t u < <(cut -d: -f1 /etc/passwd | tail -n 3); echo "${u[@]}"; arr=(b a c); mapfile -t sorted < <(printf '%s\n' "${arr[@]}" | sort); echo "${sorted[@]}"; echo "${arr[@]@Q}"; echo ${#arr[0]}
  alice bob carol
  a b c
  'b' 'a' 'c'
  1
