# objective: 211.2
# level: 2
# title: included scripts
include :personal and :global, :once and :optional, return and global variables, a loop, one that is missing.

  $ mkdir -p /etc/dovecot/sieve/global /home/alice/sieve; printf 'mail_location = maildir:~/Maildir\nplugin {\n  sieve_global = /etc/dovecot/sieve/global\n}\n' > /etc/dovecot/local.conf; cd /home/alice; printf 'Subject: hello spam\n\nx\n' > /tmp/mail
  $ printf 'require ["include","variables","fileinto"];\nglobal "where";\ninclude :global "spam";\ninclude "own";\nif not string :is "${where}" "" { fileinto "${where}"; }\n' > main.sieve
  $ printf 'require ["include","variables"];\nglobal "where";\nif header :contains "subject" "spam" { set "where" "Junk"; return; }\nset "where" "Never";\n' > /etc/dovecot/sieve/global/spam.sieve; printf 'require "fileinto";\nfileinto "Own";\n' > sieve/own.sieve; chown -R alice: /home/alice
  $ su alice -c 'sieve-test ~/main.sieve /tmp/mail' 2>&1 | grep -E 'folder|Info'
   * store message in folder: Own
   * store message in folder: Junk
  sieve-test(alice): Info: final result: success
  $ su alice -c 'sieve-test -t - -T level=commands ~/main.sieve /tmp/mail' 2>&1 | sed -n '/Started/,/Perf/p' | head -40
        ## Started executing script 'main'
     2: global: exporting variable 'where' [gvid: 0, vid: 0]
     3: include: start script 'spam' [inc id: 1, block: 5]
  
        ## Started executing script 'spam'
     2: global: exporting variable 'where' [gvid: 0, vid: 0]
     3: jump if result is false
     3:   not jumping
     3: set command
     3:   assign `where' [include:0] = "Junk"
     3: return: exiting included script
        ## Finished executing script 'spam'
  
     3: include: script 'spam' ended [id: 1, block: 5]
     4: include: start script 'own' [inc id: 2, block: 7]
  
        ## Started executing script 'own'
     2: fileinto action
     2:   store message in mailbox `Own'
        ## Finished executing script 'own'
  
     4: include: script 'own' ended [id: 2, block: 7]
     5: jump if result is true
     5:   not jumping
     5: fileinto action
     5:   store message in mailbox `Junk'
        ## Finished executing script 'main'
  
  
  Performed actions:
  $ printf 'require "include";\ninclude "nosuch";\n' > n.sieve; chown alice: n.sieve; su alice -c 'sieve-test ~/n.sieve /tmp/mail'
  n: line 2: error: included personal script 'nosuch' does not exist.
  n: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  [89]
  $ printf 'require "include";\ninclude :optional "nosuch";\nkeep;\n' > o.sieve; chown alice: o.sieve; su alice -c 'sieve-test ~/o.sieve /tmp/mail' 2>&1 | grep -E 'folder|rror'
   * store message in folder: INBOX
  $ printf 'require "include";\ninclude "loop2";\n' > sieve/loop1.sieve; printf 'require "include";\ninclude "loop1";\n' > sieve/loop2.sieve; printf 'require "include";\ninclude "loop1";\n' > l.sieve; chown -R alice: .; su alice -c 'sieve-test ~/l.sieve /tmp/mail'
  loop2: line 2: error: circular include.
  loop1: line 2: error: failed to generate code for included script 'loop2'.
  l: line 2: error: failed to generate code for included script 'loop1'.
  l: error: code generation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  [89]
  $ printf 'require "include";\nkeep;\ninclude :global :personal "own";\n' > p.sieve; sievec p.sieve; printf 'require "include";\ninclude "a/b";\n' > q.sieve; sievec q.sieve
  p: line 3: error: include: cannot use location tags ':personal' and ':global' multiple times.
  p: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'p.sieve'
  q: line 2: error: include: invalid script name 'a/b'.
  q: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'q.sieve'
  [89]
