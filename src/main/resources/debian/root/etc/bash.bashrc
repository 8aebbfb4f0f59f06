# What every interactive bash reads.

[ -z "$PS1" ] && return

PS1='\u@\h:\w\$ '
