# objective: shell
# level: 2
# title: What bash says when it does not understand

  $ bash -c 'if true; then echo a'; echo "status $?"; bash -c 'echo a; fi'; echo "status $?"; bash -c 'for i in 1 2; echo $i; done'; echo "status $?"; bash -c 'echo )'; echo "status $?"
  bash: -c: line 2: syntax error: unexpected end of file
  status 2
  bash: -c: line 1: syntax error near unexpected token `fi'
  bash: -c: line 1: `echo a; fi'
  status 2
  bash: -c: line 1: syntax error near unexpected token `echo'
  bash: -c: line 1: `for i in 1 2; echo $i; done'
  status 2
  bash: -c: line 1: syntax error near unexpected token `)'
  bash: -c: line 1: `echo )'
  status 2
  $ bash -c 'echo (a)'; echo "status $?"; bash -c 'foo() echo'; echo "status $?"; bash -c '{ echo a'; echo "status $?"; bash -c 'while true do :; done'; echo "status $?"; bash -c '| cat'; echo "status $?"; bash -c 'a &&'; echo "status $?"
  bash: -c: line 1: syntax error near unexpected token `a'
  bash: -c: line 1: `echo (a)'
  status 2
  bash: -c: line 1: syntax error near unexpected token `echo'
  bash: -c: line 1: `foo() echo'
  status 2
  bash: -c: line 2: syntax error: unexpected end of file
  status 2
  bash: -c: line 1: syntax error near unexpected token `done'
  bash: -c: line 1: `while true do :; done'
  status 2
  bash: -c: line 1: syntax error near unexpected token `|'
  bash: -c: line 1: `| cat'
  status 2
  bash: -c: line 2: syntax error: unexpected end of file
  status 2
  $ bash -c 'cat <<E
  > text'; echo "status $?"; bash -c '[[ a == ]]'; echo "status $?"; bash -c '[[ -f ]]'; echo "status $?"; bash -c '((1+))'; echo "status $?"; bash -c 'echo $((1+))'; echo "status $?"; bash -c 'echo ${a'; echo "status $?"; bash -c 'echo $(echo'; echo "status $?"; bash -c 'echo `echo'; echo "status $?"
  bash: line 2: warning: here-document at line 1 delimited by end-of-file (wanted `E')
  text
  status 0
  bash: -c: line 1: unexpected argument `]]' to conditional binary operator
  status 0
  bash: -c: line 1: unexpected argument `]]' to conditional unary operator
  status 0
  bash: line 1: ((: 1+: syntax error: operand expected (error token is "+")
  status 1
  bash: line 1: 1+: syntax error: operand expected (error token is "+")
  status 1
  bash: -c: line 1: unexpected EOF while looking for matching `}'
  status 2
  bash: -c: line 2: unexpected EOF while looking for matching `)'
  status 2
  bash: -c: line 1: unexpected EOF while looking for matching ``'
  status 2
  $ printf 'echo one\nif\necho two\n' > s; bash s; echo "status $?"; printf 'echo "a\n' > t; bash t; echo "status $?"; sh t; echo "status $?"; sh s; echo "status $?"; printf 'x=\n;;\n' > u; bash u; echo "status $?"; bash nosuch.sh; echo "status $?"; sh nosuch.sh; echo "status $?"
  one
  s: line 4: syntax error: unexpected end of file
  status 2
  t: line 1: unexpected EOF while looking for matching `"'
  status 2
  t: 2: Syntax error: Unterminated quoted string
  status 2
  one
  s: 4: Syntax error: end of file unexpected (expecting "then")
  status 2
  u: line 2: syntax error near unexpected token `;;'
  u: line 2: `;;'
  status 2
  bash: nosuch.sh: No such file or directory
  status 127
  sh: 0: cannot open nosuch.sh: No such file
  status 2
  $ bash -c 'x=1 y'; echo "status $?"; bash -c '"" a'; echo "status $?"; bash -c 'cd /nosuch'; echo "status $?"; bash -c 'cd a b'; bash -c 'export 1a=2'; echo "status $?"; bash -c 'unset -x'; echo "status $?"; bash -c 'readonly x=1; x=2; echo no'; echo "status $?"; bash -c 'shift 5'; echo "status $?"; bash -c 'break'; echo "status $?"
  bash: line 1: y: command not found
  status 127
  bash: line 1: : command not found
  status 127
  bash: line 1: cd: /nosuch: No such file or directory
  status 1
  bash: line 1: cd: too many arguments
  bash: line 1: export: `1a=2': not a valid identifier
  status 1
  bash: line 1: unset: -x: invalid option
  unset: usage: unset [-f] [-v] [-n] [name ...]
  status 2
  bash: line 1: x: readonly variable
  status 1
  status 1
  bash: line 1: break: only meaningful in a `for', `while', or `until' loop
  status 0
  $ bash -c 'set -o nosuch'; echo "status $?"; bash -c 'shopt -s nosuch'; echo "status $?"; bash -c 'type nosuch'; echo "status $?"; bash -c 'umask 999'; echo "status $?"; bash -c 'ulimit -x'; echo "status $?"; bash -c 'printf "%d\n" abc'; echo "status $?"; bash -c 'printf'; echo "status $?"; bash --nosuch; echo "status $?"; bash -Z; echo "status $?"
  bash: line 1: set: nosuch: invalid option name
  status 2
  bash: line 1: shopt: nosuch: invalid shell option name
  status 1
  bash: line 1: type: nosuch: not found
  status 1
  bash: line 1: umask: 999: octal number out of range
  status 1
  unlimited
  status 0
  bash: line 1: printf: abc: invalid number
  0
  status 1
  printf: usage: printf [-v var] format [arguments]
  status 2
  bash: --nosuch: invalid option
  Usage:	bash [GNU long option] [option] ...
  	bash [GNU long option] [option] script-file ...
  GNU long options:
  	--debug
  	--debugger
  	--dump-po-strings
  	--dump-strings
  	--help
  	--init-file
  	--login
  	--noediting
  	--noprofile
  	--norc
  	--posix
  	--pretty-print
  	--rcfile
  	--restricted
  	--verbose
  	--version
  Shell options:
  	-ilrsD or -c command or -O shopt_option		(invocation only)
  	-abefhkmnptuvxBCEHPT or -o option
  status 2
  bash: -Z: invalid option
  Usage:	bash [GNU long option] [option] ...
  	bash [GNU long option] [option] script-file ...
  GNU long options:
  	--debug
  	--debugger
  	--dump-po-strings
  	--dump-strings
  	--help
  	--init-file
  	--login
  	--noediting
  	--noprofile
  	--norc
  	--posix
  	--pretty-print
  	--rcfile
  	--restricted
  	--verbose
  	--version
  Shell options:
  	-ilrsD or -c command or -O shopt_option		(invocation only)
  	-abefhkmnptuvxBCEHPT or -o option
  status 2
