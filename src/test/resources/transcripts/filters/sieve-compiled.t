# objective: 211.2
# level: 2
# title: compiled scripts
When a .svbin is made anew, who may write it, and what sieve-dump shows.

  $ cd /tmp; printf 'Subject: x\n\nx\n' > mail; printf 'keep;\n' > a.sieve; chmod 640 a.sieve; chown alice: a.sieve; su alice -c 'sieve-test a.sieve mail' > /dev/null 2>&1; stat -c '%a %U %n' a.svbin; sleep 1.1; printf 'discard;\n' > a.sieve; su alice -c 'sieve-test a.sieve mail' 2>&1 | grep ' \* '
  640 alice a.svbin
   * discard
  $ touch -d '2 hours' a.svbin; printf 'stop;\n' > a.sieve; su alice -c 'sieve-test a.sieve mail' 2>&1 | grep ' \* '; su alice -c 'sieve-test -C a.sieve mail' 2>&1 | grep ' \* '; mkdir ro; cp a.sieve ro; chmod 644 ro/*; su alice -c 'sieve-test ro/a.sieve mail' 2>&1 | grep rror
   * discard
   * store message in folder: INBOX
  sieve-test(alice): Error: sieve: binary /tmp/ro/a.svbin: save: failed to create temporary file: open(/tmp/ro/a.svbin.) failed: Permission denied (euid=1000(alice) egid=1000(alice) missing +w perm: /tmp/ro, dir owned by 0:0 mode=0755)
  $ printf 'require ["fileinto","copy"];\nif not anyof(header :is ["a","b"] "x", size :under 1M) {\n  fileinto :copy "y";\n} else {\n  stop;\n}\n' > d.sieve; sievec d.sieve; sieve-dump d.svbin; sieve-dump d.svbin out; stat -c '%a' out; sievec -d d.sieve - | tail -3
  
  * Header:
  
  version = 2.0
  flags = 0x00000000
  
  * Script metadata (block: 0):
  
  class = file
  class.version = 0
  location = /tmp/d.sieve
  
  * Required extensions (block: 1):
  
    0: fileinto (id: 5)
    1: copy (id: 15)
  
  * Main program (block: 2):
  
  Address   Line  Code
  00000000:       DEBUG BLOCK: 3
  00000001:       EXTENSIONS [2]:
  00000002:         fileinto
  00000004:         copy
  00000006:    2: HEADER
  00000009:         match type: is
  0000000c:         header names: STRLIST [2] (end: 0000001a)
  00000012:           STR[1] "a"
  00000016:           STR[1] "b"
  0000001a:         key list: STR[1] "x"
  0000001e:    2: JMPTRUE 28 [0000003b]
  00000023:    2: SIZE-UNDER
  00000024:         limit: NUM 1048576
  00000028:    2: JMPTRUE 18 [0000003b]
  0000002d:    3: FILEINTO
  00000030:         SIDE-EFFECT: copy
  00000032:         folder: STR[1] "y"
  00000036:    3: JMP 5 [0000003c]
  0000003b:    5: STOP
  0000003c:    5: [End of code]
  
  600
  0000003b:    5: STOP
  0000003c:    5: [End of code]
  $ sieve-dump d.sieve; sieve-dump nosuch.svbin; sievec -x '-fileinto' d.sieve; sievec -x 'fileinto' d.sieve; sievec -x '+nosuch' d.sieve
  sieve-dump(root): Error: sieve: binary d.sieve: read: binary has corrupted header (0x75716572) or it is not a Sieve binary
  sieve-dump(root): Error: failed to load binary: d.sieve
  sieve-dump(root): Error: failed to load binary: nosuch.svbin
  d: line 1: error: require command: unknown Sieve capability `fileinto'.
  d: line 3: error: unknown command 'fileinto' (only reported once at first occurrence).
  d: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'd.sieve'
  d: line 1: error: require command: unknown Sieve capability `copy'.
  d: line 3: error: unknown tagged argument ':copy' for the fileinto command (reported only once at first occurrence).
  d: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'd.sieve'
  sievec(root): Warning: sieve: ignored unknown extension 'nosuch' while configuring available extensions
