# objective: shell
# level: 2
# title: Arrays, indexed and associative

  $ a=(alice bob 'carol d'); echo ${#a[@]} ${a[1]} "${a[2]}" ${a[-1]}; for x in "${a[@]}"; do echo "<$x>"; done
  3 bob carol d carol d
  <alice>
  <bob>
  <carol d>
  $ a+=(dave); a[7]=gap; echo ${!a[@]}; unset 'a[0]'; echo "${a[@]}"; echo ${#a[@]}
  0 1 2 3 7
  bob carol d dave gap
  4
  $ declare -A m=([alice]=100 [bob]=200); echo ${m[bob]}; m[zoe]=300; for k in $(printf '%s\n' "${!m[@]}" | sort); do echo $k=${m[$k]}; done; echo ${#m[@]}
  200
  alice=100
  bob=200
  zoe=300
  3
  $ [[ -v m[alice] ]] && echo set; unset 'm[alice]'; [[ -v m[alice] ]] || echo gone; echo "[${m[alice]}]" ${m[nosuch]:-default}
  set
  gone
  [] default
  $ echo "${a[@]:1:2}"; echo "${a[@]/b/B}"; echo "${a[@]#c}"; echo "${a[*]}"; IFS=,; echo "${a[*]}"; unset IFS
  bob carol d
  Bob carol d dave gap
  bob arol d dave gap
  bob carol d dave gap
  bob,carol d,dave,gap
  $ declare -p a; declare -p m; declare -i n=5; n+=3; echo $n; n=abc; echo $n; declare -r c=1; c=2; echo "status $?"
  declare -a a=([1]="bob" [2]="carol d" [3]="dave" [7]="gap")
  declare -A m=([bob]="200" [zoe]="300" )
  8
  0
  /root/script: line 22: c: readonly variable
  [1]
  $ mapfile -t lines < /etc/hosts; echo ${#lines[@]}; echo "${lines[0]}"; readarray -t -n 1 one < /etc/mailname; echo ${one[0]}
  3
  127.0.0.1	localhost
  example.com
  $ read -ra w <<< 'the quick  brown fox'; echo ${#w[@]} ${w[2]}; IFS=: read -ra p <<< "$PATH"; echo ${p[0]}; IFS=: read -r u x id rest < /etc/passwd; echo $u $id
  4 brown
  /usr/local/sbin
  root 0
  $ b=("${a[@]}"); b[1]=changed; echo ${a[1]} ${b[1]}; e=(); echo ${#e[@]} "[${e[@]}]"; s=string; echo ${s[0]} ${#s[@]}
  bob changed
  0 []
  string 1
  $ f=(/etc/postfix/m*.cf); echo ${#f[@]}; echo "${f[@]##*/}"; n=0; for i in {1..5}; do ((n += i)); done; echo $n; arr=($(seq 3)); echo $((arr[0] + arr[2]))
  2
  main.cf master.cf
  15
  4
  $ declare -l low=ABC; declare -u up=abc; echo $low $up; x=hello; echo ${x^} ${x^^} ${x:1:3} ${x: -2} ${x//l/L} ${#x} ${x/%o/0}
  abc ABC
  Hello HELLO ell lo heLLo 5 hell0
  $ printf '%s\n' "${a[@]}" | sort -r | head -n 1; echo ${a[@]:(-1)}; echo "${!m[@]}" | wc -w; ref=a[3]; echo ${!ref}
  gap
  gap
  2
  dave
  $ declare -n r=s; r=via; echo $s; i=3; echo ${a[i]} ${a[i-1]:-none}; a=([5]=five [2]=two); echo ${a[@]} ${!a[@]}; a[x]=1; echo ${a[0]}
  via
  dave carol d
  two five 2 5
  1
