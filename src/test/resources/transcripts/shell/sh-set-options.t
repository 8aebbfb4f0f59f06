# objective: shell
# level: 2
# title: set -e, -u, -x and friends

  $ bash -ec 'false; echo not here'; echo "status $?"; bash -ec 'false || true; if false; then :; fi; ! true; echo here'; echo "status $?"
  status 1
  here
  status 0
  $ bash -xc 'a=1; echo $a "b c"; [ $a = 1 ] && echo yes; for i in 1 2; do :; done'; bash -vc 'echo v'
  + a=1
  + echo 1 'b c'
  1 b c
  + '[' 1 = 1 ']'
  + echo yes
  yes
  + for i in 1 2
  + :
  + for i in 1 2
  + :
  echo v
  v
  $ bash -uc 'echo $x; echo not'; echo "status $?"; bash -uc 'echo ${x-}; set -- ; echo "$@"; echo ok'; bash -c 'set -o | grep -E "errexit|pipefail"'
  bash: line 1: x: unbound variable
  status 127
  
  
  ok
  errexit        	off
  pipefail       	off
  $ bash -eo pipefail -c 'false | cat; echo not'; echo "status $?"; bash -ec 'f() { false; echo in f; }; f || echo handled; f; echo after'; echo "status $?"; bash -ec 'x=$(false); echo not'; echo "status $?"; bash -ec 'echo $(false) ok'
  status 1
  in f
  status 1
  status 1
  ok
  $ bash -fc 'echo /etc/host*'; bash -nc 'echo no'; bash -c 'set -f; echo *; set +f'; echo 'echo $0 $1 $#' | bash -s arg; bash -c 'echo $0 $1' zero one; bash -lc 'shopt login_shell'
  /etc/host*
  *
  bash arg 1
  zero one
  login_shell    	on
  $ PS4='+ line: '; set -x; echo traced 2>&1; set +x; (set -x; ls /nosuch; a=(1 2); case x in x) echo in;; esac; [[ a = a ]]; (( 1 )); echo > /dev/null) 2>&1; bash -c 'set -a; Q=1; set +a; env | grep ^Q='
  + line: echo traced
  traced
  + line: set +x
  + line: ls /nosuch
  ls: cannot access '/nosuch': No such file or directory
  + line: a=(1 2)
  + line: case x in
  + line: echo in
  in
  + line: [[ a = a ]]
  + line: ((  1  ))
  + line: echo
  Q=1
  $ set -o noclobber; echo a > n; echo b > n; echo "status $?"; set +o noclobber; set -o vi; set -o | grep '^vi'; set +o vi; shopt -s nullglob; echo /nosuch*; shopt -u nullglob; shopt -s failglob; echo /nosuch*; shopt -u failglob; shopt -s extglob; ls -d /etc/@(hosts|hostname) /etc/!(*)x 2>/dev/null; shopt -s dotglob; touch .h; echo .h*; shopt -s nocaseglob; echo /ETC/hostname; shopt -s globstar; ls -d /etc/postfix/**/main.cf; shopt nosuch; echo "status $?"
  /root/script: line 26: syntax error near unexpected token `('
  /root/script: line 26: `{ set -o noclobber; echo a > n; echo b > n; echo "status $?"; set +o noclobber; set -o vi; set -o | grep '^vi'; set +o vi; shopt -s nullglob; echo /nosuch*; shopt -u nullglob; shopt -s failglob; echo /nosuch*; shopt -u failglob; shopt -s extglob; ls -d /etc/@(hosts|hostname) /etc/!(*)x 2>/dev/null; shopt -s dotglob; touch .h; echo .h*; shopt -s nocaseglob; echo /ETC/hostname; shopt -s globstar; ls -d /etc/postfix/**/main.cf; shopt nosuch; echo "status $?"'
