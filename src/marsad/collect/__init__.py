"""From outlets to captures: declarations, feeds, pages, WARC, politeness.

outlets/     what the house knows about outlets, as data
addresses    which addresses there are, networks which of them we visit
fetch        one address -> one capture (robots, politeness, lanes, connect, decompress behind it)
feeds/       one capture -> the stories that it announces
gather       feeds and pages of many hosts, one result at a time, with no database in sight
store/       captures -> WARC files that any replay tool reads, and back
sources/     files, folders, WARC, JSON Lines and standard input -> captures
"""
