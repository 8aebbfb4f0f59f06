# fidelity, export, record, help

  $ lab fidelity reject_rbl_client
  Postfix: the restriction reject_rbl_client is checked as in the real one.
  $ lab fidelity check_policy_service
  Postfix: the restriction check_policy_service is known, but not simulated: it says so in the log when it is asked.
  $ lab fidelity true
  true (/usr/bin/true) is here; it reads its command line in its own way and says so when something is not simulated.
  $ lab export mine | tail -1
  44 files written on the real machine, in /home/you/mine: see README.txt there.
  $ lab record mine.txt
  This session is not recorded: it was resumed, or is a script.
  $ lab nonsense 2>&1 | head -1
  lab: unknown command 'nonsense'
  $ lab help undo
  lab undo [N]
      the last line typed never happened (undo N: the last N)
  
  Every line that is typed is a step, and the whole host before it is kept:
  files, queue, mailboxes, running daemons, clock; and what the shell knew:
  variables, functions, aliases, options, traps, directory, umask.
  
    lab undo      the last line never happened
    lab undo 3    the last three
  
  There is no limit. Jobs that were started since then end. Lines that only look,
  such as lab why, are no steps.
  
  See also lab redo, lab steps, lab mark, lab goto; lab reset goes back to the
  start.
