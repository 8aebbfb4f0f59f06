# objective: shell
# level: 2
# title: sort by keys, join, paste, comm and tsort

  $ printf 'bob 3\nalice 10\ncarol 2\n' > n; sort n; sort -k2 n; sort -k2n n; sort -k2nr n | head -n 1; sort -r n | tail -n 1; sort -t: -k3n /etc/passwd | tail -n 2 | cut -d: -f1; printf 'b\na\nb\nA\n' | sort -u; printf 'b\na\nB\nA\n' | sort -f; printf '10\n9\n1e1\n' | sort -n; printf '1K\n2M\n3\n' | sort -h; printf 'v1.10\nv1.9\n' | sort -V; printf 'Feb\nJan\n' | sort -M
  alice 10
  bob 3
  carol 2
  alice 10
  carol 2
  bob 3
  carol 2
  bob 3
  alice 10
  alice 10
  alice 10
  carol
  nobody
  A
  a
  b
  A
  a
  B
  b
  1e1
  9
  10
  3
  1K
  2M
  v1.9
  v1.10
  Jan
  Feb
  $ printf '1 alice\n2 bob\n' > p; printf '1 x\n3 z\n' > q; join p q; join -a1 p q; join -v2 p q; join -a1 -a2 -e - -o 0,1.2,2.2 p q; join -t: -1 4 -2 3 <(sort -t: -k4 /etc/passwd) <(sort -t: -k3 /etc/group) 2> /dev/null | grep alice | cut -d: -f2; join <(printf 'b\na\n') <(printf 'a\nb\n'); echo "status $?"; join p; echo "status $?"; paste p q; paste -d, p q; paste -s p; printf '1\n2\n3\n4\n' | paste - -; printf '1\n2\n3\n' | paste -sd+ ; printf '1\n2\n3\n' | paste -sd+ | bc 2> /dev/null || echo "no bc"; paste nosuch; echo "status $?"; printf 'a b\nb c\n' | tsort; printf 'a b\nb a\n' | tsort; echo "status $?"; uniq -c <(printf 'a\na\nb\n') | sed 's/^ *//'; printf 'a\nA\n' | uniq -i; printf 'a 1\nb 1\n' | uniq -f1; printf 'a\na\nb\n' | uniq -d; printf 'a\na\nb\n' | uniq -u; shuf -i 1-3 | sort; shuf -n 1 -e same; seq 1 2 5 | tac; seq -s, 3; seq -w 8 10; seq 3 -1 1 | tr '\n' ' '; echo; seq a; echo "status $?"; comm <(printf 'b\na\n') <(printf 'a\n'); echo "status $?"
  1 alice x
  1 alice x
  2 bob
  3 z
  1 alice x
  2 bob -
  3 - z
  alice
  join: /dev/fd/63:2: is not sorted: a
  b
  join: input is not in sorted order
  status 1
  join: missing operand after ‘p’
  Try 'join --help' for more information.
  status 1
  1 alice	1 x
  2 bob	3 z
  1 alice,1 x
  2 bob,3 z
  1 alice	2 bob
  1	2
  3	4
  1+2+3
  no bc
  paste: nosuch: No such file or directory
  status 1
  a
  b
  c
  tsort: -: input contains a loop:
  tsort: a
  tsort: b
  a
  b
  status 1
  2 a
  1 b
  a
  a 1
  a
  b
  1
  2
  3
  same
  5
  3
  1
  1,2,3
  08
  09
  10
  3 2 1
  seq: invalid floating point argument: ‘a’
  Try 'seq --help' for more information.
  status 1
  	a
  b
  comm: file 1 is not in sorted order
  a
  comm: input is not in sorted order
  status 1
