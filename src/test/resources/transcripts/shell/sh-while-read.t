# objective: shell
# level: 2
# title: while read: lines, fields and IFS

  $ printf 'a b c\nd e\n' | while read -r x y; do echo "[$x] [$y]"; done; while IFS=: read -r n _ u _; do [ "$u" = 1000 ] && echo $n; done < /etc/passwd
  [a] [b c]
  [d] [e]
  alice
  [1]
  $ printf ' lead\n' | { read x; echo "[$x]"; }; printf ' lead\n' | { IFS= read -r x; echo "[$x]"; }; printf 'a\\nb\n' | { read x; echo "$x"; }; printf 'a\\nb\n' | { read -r x; echo "$x"; }
  [lead]
  [ lead]
  anb
  a\nb
  $ printf 'no newline' | while read -r l; do echo "got $l"; done; printf 'no newline' | while read -r l || [ -n "$l" ]; do echo "got $l"; done
  got no newline
  $ n=0; printf '1\n2\n' | while read -r x; do n=$((n + x)); done; echo $n; n=0; while read -r x; do n=$((n + x)); done < <(printf '1\n2\n'); echo $n
  0
  3
  $ read -r a b <<< 'one two three'; echo "$a|$b"; IFS=, read -ra f <<< 'x,y,,z'; echo "${#f[@]} ${f[3]}"; read -n 3 x <<< abcdef; echo $x; read -d : x <<< 'p:q'; echo $x
  one|two three
  4 z
  abc
  p
  $ read x < /dev/null; echo "status $? [$x]"; read -t 0.1 x < <(sleep 1); echo "status $?"; read 1x; echo "status $?"; echo hi | read v; echo "[$v]"
  status 1 []
  status 142
  /root/script: line 22: read: `1x': not a valid identifier
  status 1
  []
  $ mapfile -t l < <(printf 'p\nq\n'); echo "${#l[@]} ${l[1]}"; readarray -n 1 m < /etc/hostname; printf '%s' "${m[0]}"; mapfile -t -s 1 k <<< $'1\n2\n3'; echo "${k[@]}"
  2 q
  mail
  2 3
  $ while read -r u h; do echo "$u lives in $h"; done < <(getent passwd alice bob | cut -d: -f1,6 | tr : ' '); cut -d: -f1 /etc/passwd | while read -r u; do id -u $u; done | sort -n | tail -n 3
  alice lives in /home/alice
  bob lives in /home/bob
  1001
  1002
  65534
  $ exec 3< /etc/hostname; read -r x <&3; echo $x; read -r x <&3; echo $?; exec 3<&-; read -u 3 x; echo "status $?"; while read -r l <&4; do echo "$l"; done 4< /etc/mailname
  mail
  1
  /root/script: line 34: read: 3: invalid file descriptor: Bad file descriptor
  status 1
  example.com
  $ printf 'k1=v1\nk2=v=2\n' | while IFS== read -r k v; do echo "$k: $v"; done; seq 3 | while read -r i; do [ $i = 2 ] && break; echo $i; done; seq 3 | (read a; cat)
  k1: v1
  k2: v=2
  1
  2
  3
  $ printf 'a\0b\0' | while IFS= read -r -d '' x; do echo "<$x>"; done; printf 'x\ty z\n' | { IFS=$'\t' read -r p q; echo "$p|$q"; }; read -p 'name? ' n <<< bob; echo "$n"; read -r -a w <<< "$(echo a b)"; echo ${w[1]}; REPLY=; read <<< ' keep '; echo "[$REPLY]"
  <a>
  <b>
  x|y z
  bob
  b
  [ keep ]
