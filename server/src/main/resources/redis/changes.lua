-- Gives everything that was stamped after a version.
--
-- KEYS[1]  rostrum:{S}
-- ARGV[1]  a fresh name, for the epoch if one begins
-- ARGV[2]  the epoch that the version is of; if it is not the session's, everything is given
-- ARGV[3]  the version
-- result   epoch (empty: no such session), version, Redis's time in ms, when the next box closes or "",
--          then for each item: name, stamp, JSON or "", its box ("state round closesAt") or "", its counters

if not exists then
  return { '', '0', whole(now), '' }
end
finish()

local since = ARGV[2] == epoch and ARGV[3] or '0'
local result = { epoch, whole(version), whole(now), due and whole(due) or '' }

local function boxText(name)
  return redis.call('HGET', session .. ':boxes', name) or ''
end

local function counters(name)
  local round = string.match(boxText(name), '^%S+ (%S+)') or '-'
  return redis.call('HGETALL', session .. ':tally:' .. name .. '@' .. round)
end

local function give(name, stamp)
  local json, its, numbers = '', '', {}
  if string.sub(name, 1, 6) == 'tally/' then
    numbers = counters(string.sub(name, 7))
  else
    json = redis.call('HGET', session .. ':items', name)
    if not json then
      return -- stamped and never written: no reader could make an item of it
    end
    its = string.sub(name, 1, 5) == 'talk/' and boxText(name) or ''
  end
  for _, part in ipairs({ name, stamp, json, its, numbers }) do
    result[#result + 1] = part
  end
end

local names = redis.call('ZRANGEBYSCORE', session .. ':stamps', '(' .. since, '+inf', 'WITHSCORES')
for i = 1, #names, 2 do
  give(names[i], whole(tonumber(names[i + 1])))
end
return result
