# objective: 211.2
# level: 2
# title: variables and their modifiers
set with modifiers in their order, match variables, what cannot be a variable's name.

  $ cd /tmp; printf 'From: Bob <bob@example.com>\nTo: alice@example.com\nSubject: [lists] Weekly REPORT\n\nx\n' > mail; st() { su alice -c "sieve-test -t - -T level=commands $1 mail" 2>&1 | sed -n '/Started/,/Finished/p'; }
  $ printf 'require ["variables","fileinto"];\nset "a" "heLLo wOrld";\nset :lower "b" "${a}";\nset :upperfirst :lower "c" "${a}";\nset :length "d" "${a}";\nset :quotewildcard "e" "a*b?c\\\\";\nset :upper :length "f" "${a}${a}";\n' > v.sieve; st v.sieve
        ## Started executing script 'v'
     2: set command
     3:   assign `a' [0] = "heLLo wOrld"
     3: set command
     4:   modify :lower "hello world" => "hello world"
     4:   assign `b' [1] = "hello world"
     4: set command
     5:   modify :lower "hello world" => "hello world"
     5:   modify :upperfirst "Hello world" => "Hello world"
     5:   assign `c' [2] = "Hello world"
     5: set command
     6:   modify :length "11" => "11"
     6:   assign `d' [3] = "11"
     6: set command
     7:   modify :quotewildcard "a\*b\?c\\" => "a\*b\?c\\"
     7:   assign `e' [4] = "a\*b\?c\\"
     7: set command
     7:   modify :upper "HELLO WORLDHELLO WORLD" => "HELLO WORLDHELLO WORLD"
     7:   modify :length "22" => "22"
     7:   assign `f' [5] = "22"
        ## Finished executing script 'v'
  $ printf 'require ["variables","fileinto"];\nif header :matches "subject" "[*] *" { set "l" "${1}"; set :lower "r" "${2}"; fileinto "${l}.${r}"; }\nif header :matches "from" "* <*@*>" { fileinto "${3}/${2}/${1}/${9}"; }\n' > m.sieve; su alice -c 'sieve-test m.sieve mail' 2>&1 | grep folder
   * store message in folder: lists.weekly report
   * store message in folder: example.com/bob/Bob/
  $ printf 'require "variables";\nset "1" "x";\n' > a.sieve; sievec a.sieve; printf 'require "variables";\nset "a-b" "x";\n' > b.sieve; sievec b.sieve
  a: line 2: error: cannot assign to match variable.
  a: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'a.sieve'
  b: line 2: error: invalid variable name 'a-b'.
  b: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'b.sieve'
  [89]
  $ printf 'require "variables";\nset :upper :lower "a" "x";\n' > c.sieve; sievec c.sieve; printf 'set "a" "x";\n' > d.sieve; sievec d.sieve
  c: line 2: error: modifiers :upper and :lower specified for the set command conflict having equal precedence.
  c: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  d: line 1: error: unknown command 'set' (only reported once at first occurrence).
  d: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'd.sieve'
  [89]
  $ printf 'require "variables";\nif string :is "${a}" "" { keep; }\nif string :matches "abc" "?b?" { set "a" "${1}${2}"; }\nif string :contains "${a}" ["x","ac"] { discard; }\n' > s.sieve; su alice -c 'sieve-test -t - -T level=matching s.sieve mail' 2>&1 | sed -n '/Started/,/Finished/p'
        ## Started executing script 's'
     2: string test
     2:   starting `:is' match with `i;octet' comparator:
     2:   matching value `'
     2:     with key `' => 1
     2:   finishing match with result: matched
     2: jump if result is false
     2:   not jumping
     2: keep action; store message in default mailbox
     3: string test
     3:   starting `:matches' match with `i;octet' comparator:
     3:   matching value `abc'
     3:     with key `?b?' => 1
     3:   finishing match with result: matched
     3: jump if result is false
     3:   not jumping
     3: set command
     4:   assign `a' [0] = "ac"
     4: string test
     4:   starting `:contains' match with `i;octet' comparator:
     4:   matching value `ac'
     4:     with key `x' => 0
     4:     with key `ac' => 1
     4:   finishing match with result: matched
     4: jump if result is false
     4:   not jumping
     4: discard action; cancel implicit keep
        ## Finished executing script 's'
