-- Takes away all that is in a session, ballots and log too, and begins it anew in a fresh epoch, so that every screen that
-- holds the old map lets go of it. Without anything to begin with, nothing is left.
--
-- KEYS[1]  rostrum:{S}
-- ARGV[1]  a fresh name, for the epoch
-- ARGV[2..] name, JSON, name, JSON ...
-- result   the version

local function tallies(person)
  return redis.call('HKEYS', session .. ':ballots:' .. person)
end

for _, person in ipairs(redis.call('SMEMBERS', session .. ':people')) do
  for _, field in ipairs(tallies(person)) do
    redis.call('DEL', session .. ':tally:' .. field)
  end
  redis.call('DEL', session .. ':ballots:' .. person)
end
for _, part in ipairs({ 'items', 'stamps', 'boxes', 'people', 'log' }) do
  redis.call('DEL', session .. ':' .. part)
end
boxes, stamped, logged, due = {}, {}, {}, nil
if #ARGV < 2 then
  redis.call('DEL', session .. ':meta')
  return whole(version)
end
begin(ARGV[1])
redis.call('HSET', session .. ':meta', 'created', whole(now))
for at = 2, #ARGV, 2 do
  redis.call('HSET', session .. ':items', ARGV[at], ARGV[at + 1])
  stamped[ARGV[at]] = true
end
log('-', 'began anew')
finish()
return whole(version)
