# objective: shell
# level: 2
# title: case and select

  $ for w in start stop restart '' x1; do case $w in start|stop) echo "$w it";; re*) echo again;; '') echo empty;; *[0-9]) echo digit;; esac; done
  start it
  stop it
  again
  empty
  digit
  $ case abc in a*) echo first;& x) echo fall;; *) echo no;; esac; case abc in a*) echo one;;& *c) echo two;; esac
  first
  fall
  one
  two
  $ shopt -s extglob; for f in a.jpg b.txt c; do case $f in *.@(jpg|png)) echo picture;; !(*.*)) echo "no extension";; *) echo other;; esac; done
  /root/script: line 10: syntax error near unexpected token `('
  /root/script: line 10: `{ shopt -s extglob; for f in a.jpg b.txt c; do case $f in *.@(jpg|png)) echo picture;; !(*.*)) echo "no extension";; *) echo other;; esac; done'
  $ case $(id -un) in root) echo "is root";; esac; case "$HOME" in /root) echo ok; esac; x='*'; case abc in "$x") echo lit;; $x) echo pat;; esac
  (not reached)
  $ case 5 in [0-9]) echo num;; esac; case -v in -h|--help) echo help;; -*) echo option;; esac; case a in b) ;; esac; echo $?
  (not reached)
  $ shopt -s nocasematch; case ABC in abc) echo same;; esac; shopt -u nocasematch; case ABC in [[:lower:]]*) echo l;; [[:upper:]]*) echo u;; esac
  (not reached)
  $ printf '2\n' | { select w in mail web; do echo "you took $w"; break; done; }; printf '9\n1\n' | { select w in mail web; do echo "[$w] $REPLY"; [ "$w" ] && break; done; } 2>&1
  (not reached)
  $ while read -r key value; do case $key in ''|\#*) continue;; my*) echo "$key -> $value";; esac; done < <(postconf -n | sed 's/ = / /')
  (not reached)
  $ case x in (x) echo paren;; esac; case "a b" in "a b") echo space;; esac; case x in x) false;; esac; echo $?
  (not reached)
  $ bash -c 'case x in x) echo a;; y' ; echo "status $?"; bash -c 'case x y in esac'; echo "status $?"; bash -c 'case in in in) echo in;; esac'
  (not reached)
