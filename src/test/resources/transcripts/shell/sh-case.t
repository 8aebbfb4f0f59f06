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
