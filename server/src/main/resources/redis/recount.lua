-- Gives every ballot and every tally of a session as they are at one moment. It only reads.
--
-- KEYS[1]  rostrum:{S}
-- ARGV[1]  not used
-- result   how many people cast; then a list of box@round, ballot, box@round, ballot ...;
--          then a list of box@round, its counters, box@round, its counters ...

local ballots, tallies, known = {}, {}, {}

local function know(field)
  if not known[field] then
    known[field] = true
    tallies[#tallies + 1] = field
    tallies[#tallies + 1] = redis.call('HGETALL', session .. ':tally:' .. field)
  end
end

local people = redis.call('SMEMBERS', session .. ':people')
for _, person in ipairs(people) do
  local theirs = redis.call('HGETALL', session .. ':ballots:' .. person)
  for i = 1, #theirs, 2 do
    know(theirs[i])
    ballots[#ballots + 1] = theirs[i]
    ballots[#ballots + 1] = theirs[i + 1]
  end
end
for _, name in ipairs(redis.call('HKEYS', session .. ':boxes')) do
  know(name .. '@' .. box(name).round)
end
return { #people, ballots, tallies }
