import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.QueryableStoreTypes;

/**
 * How fast is Kafka Streams at the least that a ledger does: one sum a key, exactly once, one answer a request?
 *
 * <pre>
 *   StreamsAggregate run     BOOTSTRAP IN OUT N STATE_DIR [COMMIT_MS]
 *   StreamsAggregate restore BOOTSTRAP IN OUT N STATE_DIR [COMMIT_MS]
 * </pre>
 *
 * IN holds N requests keyed by their stream. `run` sums the bytes of each key's requests (no request is even parsed: it
 * is the rival that this favours) in a RocksDB store with a changelog, and writes each new sum to OUT. Its time goes
 * from the first record consumed to the last of N results that a reader of committed records has of OUT. `restore` is
 * the same application after a `run`, without its local state: its time is that of the restoration of the changelog.
 * Both check the sums, outside of the time that they measure.
 */
public final class StreamsAggregate {
    private static final String STORE = "sums";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String bootstrap;
    private final String in;
    private final String out;
    private final long records;
    private final AtomicLong firstRecord = new AtomicLong();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Restoration restoration = new Restoration();
    private final KafkaStreams streams;

    public static void main(String[] args) throws Exception {
        if (args.length < 6 || args.length > 7 || !List.of("run", "restore").contains(args[0])) {
            System.err.println("usage: StreamsAggregate run|restore BOOTSTRAP IN OUT N STATE_DIR [COMMIT_MS]");
            System.exit(2);
        }
        int code = 0;
        var bench = new StreamsAggregate(args);
        try {
            if (args[0].equals("run")) bench.run();
            else bench.restore();
        } catch (Exception error) {
            System.err.println("StreamsAggregate: " + error);
            code = 1;
        }
        bench.streams.close(Duration.ofSeconds(30));
        System.exit(code);
    }

    private StreamsAggregate(String[] args) throws IOException {
        bootstrap = args[1];
        in = args[2];
        out = args[3];
        records = Long.parseLong(args[4]);
        // Before the application is made, which holds this directory's lock from then on.
        remove(Path.of(args[5], "streams-" + out));
        streams = application(args[5], args.length > 6 ? args[6] : "100");
        streams.setGlobalStateRestoreListener(restoration);
        streams.setUncaughtExceptionHandler(error -> {
            failure.compareAndSet(null, error);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
    }

    private static void remove(Path directory) throws IOException {
        if (!Files.exists(directory)) return;
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }

    private KafkaStreams application(String stateDirectory, String commitInterval) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "streams-" + out);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2);
        settings.put("auto.offset.reset", "earliest");
        // A member of Streams that closes does not leave its group: `restore` waits this long for those of `run`.
        settings.put("session.timeout.ms", 10_000);

        StreamsBuilder builder = new StreamsBuilder();
        // Without a cache each record gives a result, as each request has to have its outcome.
        var sums = Materialized.<String, Long, KeyValueStore<Bytes, byte[]>>as(STORE)
                .withKeySerde(Serdes.String()).withValueSerde(Serdes.Long())
                .withCachingDisabled().withLoggingEnabled(Map.of());
        builder.stream(in, Consumed.with(Serdes.String(), Serdes.ByteArray())).groupByKey()
                .aggregate(() -> 0L, (key, request, sum) -> add(request, sum), sums)
                .toStream().to(out, Produced.with(Serdes.String(), Serdes.Long()));
        return new KafkaStreams(builder.build(), settings);
    }

    private long add(byte[] request, long sum) {
        if (firstRecord.get() == 0) firstRecord.compareAndSet(0, System.nanoTime());
        return sum + request.length;
    }

    private void run() throws Exception {
        long bytes = bytesOfRequests();
        makeOut();
        streams.start();
        try (Reader results = new Reader(out)) {
            while (results.records < records) results.read(failure);
            print("streams", records, System.nanoTime() - firstRecord.get());
        }
        checkSums(bytes);
    }

    private void restore() throws Exception {
        long bytes = bytesOfRequests();
        String changelog = "streams-" + out + "-" + STORE + "-changelog";
        Map<TopicPartition, Long> ends;
        try (Reader reader = new Reader(changelog)) {
            ends = reader.ends;
        }
        streams.start();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!restoration.complete(ends)) {
            if (failure.get() != null) throw new IOException(failure.get());
            if (System.nanoTime() > deadline) throw new IOException("the changelog is not restored in time");
            Thread.sleep(5);
        }
        print("streams-restore", restoration.records.get(), restoration.lastEnd.get() - restoration.firstStart.get());
        checkSums(bytes);
    }

    private long bytesOfRequests() throws IOException {
        try (Reader requests = new Reader(in)) {
            while (!requests.atEnd()) requests.read(failure);
            if (requests.records == records) return requests.bytes;
            throw new IOException(in + " holds " + requests.records + " records, not " + records);
        }
    }

    private void makeOut() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            int partitions = admin.describeTopics(List.of(in)).allTopicNames().get().get(in).partitions().size();
            admin.createTopics(List.of(new NewTopic(out, Optional.of(partitions), Optional.empty()))).all().get();
        } catch (ExecutionException error) {
            if (!(error.getCause() instanceof TopicExistsException)) throw error;
        }
    }

    private void checkSums(long bytes) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (streams.state() != KafkaStreams.State.RUNNING) {
            if (System.nanoTime() > deadline) throw new IOException("Streams is " + streams.state());
            Thread.sleep(20);
        }
        long sum = 0;
        var query = StoreQueryParameters.fromNameAndType(STORE, QueryableStoreTypes.<String, Long>keyValueStore());
        try (var entries = streams.store(query).all()) {
            while (entries.hasNext()) sum += entries.next().value;
        }
        if (sum != bytes) throw new IOException("wrong sums: " + sum + " bytes of " + bytes);
    }

    private static void print(String what, long records, long nanoseconds) {
        double seconds = nanoseconds / 1e9;
        System.out.printf(Locale.ROOT, "{\"what\":\"%s\",\"records\":%d,\"seconds\":%.3f,\"rate\":%.0f}%n",
                what, records, seconds, records / seconds);
    }

    /** What a reader of committed records sees of a topic from its beginning. */
    private final class Reader implements AutoCloseable {
        private final KafkaConsumer<byte[], byte[]> consumer;
        private final Map<TopicPartition, Long> ends;
        private long lastProgress = System.nanoTime();
        private long records;
        private long bytes;

        Reader(String topic) {
            Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed");
            consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition())).toList();
            if (partitions.isEmpty()) throw new IllegalArgumentException("no topic " + topic);
            ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }

        void read(AtomicReference<Throwable> failure) throws IOException {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(20))) {
                ++records;
                bytes += record.value().length;
                lastProgress = System.nanoTime();
            }
            if (failure.get() != null) throw new IOException(failure.get());
            if (System.nanoTime() - lastProgress > PATIENCE.toNanos())
                throw new IOException("nothing more comes after " + records + " records");
        }

        boolean atEnd() {
            return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        }

        @Override
        public void close() {
            consumer.close();
        }
    }

    /** A partition may be handed to the other thread half restored: it is done when its end was reached. */
    private static final class Restoration implements StateRestoreListener {
        private final AtomicLong firstStart = new AtomicLong();
        private final AtomicLong lastEnd = new AtomicLong();
        private final AtomicLong records = new AtomicLong();
        private final Map<TopicPartition, Boolean> done = new ConcurrentHashMap<>();

        boolean complete(Map<TopicPartition, Long> ends) {
            Map<TopicPartition, Long> wanted = new HashMap<>(ends);
            wanted.values().removeIf(end -> end == 0);
            return !wanted.isEmpty() && wanted.keySet().stream().allMatch(done::containsKey);
        }

        @Override
        public void onRestoreStart(TopicPartition partition, String store, long begin, long end) {
            firstStart.compareAndSet(0, System.nanoTime());
        }

        @Override
        public void onBatchRestored(TopicPartition partition, String store, long end, long count) {
            records.addAndGet(count);
        }

        @Override
        public void onRestoreEnd(TopicPartition partition, String store, long total) {
            lastEnd.set(System.nanoTime());
            done.put(partition, true);
        }
    }
}
