# objective: shell
# level: 2
# title: case and select

  $ case $(id -un) in root) echo "is root";; esac; case "$HOME" in /root) echo ok; esac; x='*'; case abc in "$x") echo lit;; $x) echo pat;; esac
  is root
  ok
  pat
  $ case 5 in [0-9]) echo num;; esac; case -v in -h|--help) echo help;; -*) echo option;; esac; case a in b) ;; esac; echo $?
  num
  option
  0
  $ shopt -s nocasematch; case ABC in abc) echo same;; esac; shopt -u nocasematch; case ABC in [[:lower:]]*) echo l;; [[:upper:]]*) echo u;; esac
  same
  u
  $ printf '2\n' | { select w in mail web; do echo "you took $w"; break; done; }; printf '9\n1\n' | { select w in mail web; do echo "[$w] $REPLY"; [ "$w" ] && break; done; } 2>&1
  1) mail
  2) web
  #? you took web
  1) mail
  2) web
  #? [] 9
  #? [mail] 1
  $ while read -r key value; do case $key in ''|\#*) continue;; my*) echo "$key -> $value";; esac; done < <(postconf -n | sed 's/ = / /')
  mydestination -> $myhostname, example.com, mail.example.com, localhost.example.com, localhost
  myhostname -> mail.example.com
  mynetworks -> 127.0.0.0/8 [::ffff:127.0.0.0]/104 [::1]/128
  myorigin -> /etc/mailname
  $ case x in (x) echo paren;; esac; case "a b" in "a b") echo space;; esac; case x in x) false;; esac; echo $?
  paren
  space
  1
  $ bash -c 'case x in x) echo a;; y' ; echo "status $?"; bash -c 'case x y in esac'; echo "status $?"; bash -c 'case in in in) echo in;; esac'
  bash: -c: line 1: syntax error near unexpected token `newline'
  bash: -c: line 1: `case x in x) echo a;; y'
  status 2
  bash: -c: line 1: syntax error near unexpected token `y'
  bash: -c: line 1: `case x y in esac'
  status 2
  in
