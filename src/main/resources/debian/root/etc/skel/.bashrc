# What your interactive bash reads.
case $- in
  *i*) ;;
  *) return ;;
esac

HISTCONTROL=ignoreboth
HISTSIZE=1000
HISTFILESIZE=2000
PS1='\u@\h:\w\$ '

alias ls='ls --color=auto'
if [ -f ~/.bash_aliases ]; then
  . ~/.bash_aliases
fi
