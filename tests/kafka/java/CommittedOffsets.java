import java.util.Comparator;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Prints what a group has committed, topic, partition, offset and metadata with tabs: CommittedOffsets BOOTSTRAP GROUP */
public final class CommittedOffsets {
    public static void main(String[] args) throws Exception {
        if (args.length != 2) {
            System.err.println("usage: CommittedOffsets BOOTSTRAP GROUP");
            System.exit(2);
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", args[0]))) {
            Map<TopicPartition, OffsetAndMetadata> committed =
                    admin.listConsumerGroupOffsets(args[1]).partitionsToOffsetAndMetadata().get();
            committed.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey(
                            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition)))
                    .forEach(entry -> System.out.println(line(entry.getKey(), entry.getValue())));
        }
    }

    private static String line(TopicPartition place, OffsetAndMetadata committed) {
        return place.topic() + "\t" + place.partition() + "\t" + committed.offset() + "\t" + committed.metadata();
    }
}
