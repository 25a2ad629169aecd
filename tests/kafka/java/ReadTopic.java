import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Prints what a reader of committed records sees of a topic, from its beginning to the end that it has at the start:
 * ReadTopic BOOTSTRAP TOPIC. One line a record: partition, offset, key, header=value,header=value, base64 of the
 * value, with tabs between them.
 */
public final class ReadTopic {
    public static void main(String[] args) {
        if (args.length != 2) {
            System.err.println("usage: ReadTopic BOOTSTRAP TOPIC");
            System.exit(2);
        }
        Map<String, Object> settings = Map.of("bootstrap.servers", args[0], "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
                var out = new PrintStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
                        false, StandardCharsets.UTF_8)) {
            read(consumer, args[1], out);
        }
    }

    private static void read(KafkaConsumer<String, byte[]> consumer, String topic, PrintStream out) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition())).toList();
        if (partitions.isEmpty()) throw new IllegalArgumentException("no topic " + topic);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        // Positions, not offsets of records: an end may be behind the marker of a transaction, which is no record.
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                TopicPartition place = new TopicPartition(topic, record.partition());
                if (record.offset() < ends.get(place)) out.println(line(record));
            }
        }
    }

    private static String line(ConsumerRecord<String, byte[]> record) {
        String headers = StreamSupport.stream(record.headers().spliterator(), false)
                .map(header -> header.key() + "=" + text(header)).collect(Collectors.joining(","));
        String key = record.key() == null ? "" : record.key();
        String value = record.value() == null ? "" : Base64.getEncoder().encodeToString(record.value());
        return record.partition() + "\t" + record.offset() + "\t" + key + "\t" + headers + "\t" + value;
    }

    /** What is not plain text, or would be taken for two headers or columns, is given as 0x and hexadecimals. */
    private static String text(Header header) {
        if (header.value() == null) return "";
        for (byte one : header.value())
            if (one < ' ' || one > '~' || one == ',') return "0x" + HexFormat.of().formatHex(header.value());
        return new String(header.value(), StandardCharsets.US_ASCII);
    }
}
